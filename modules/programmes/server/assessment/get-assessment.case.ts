import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { assessEverybody } from "../testing/assess.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database) {
    const { assessmentId } = await assessEverybody(database);
    return { input: { assessmentId } };
  },
};
