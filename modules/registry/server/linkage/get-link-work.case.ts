import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { twoRecords } from "../testing/link-cases.ts";

export const matrixCase: MatrixCase = {
  outsider: "empty",
  async prepare(database, { villageInside }) {
    await twoRecords(database, villageInside);
    return { input: {}, secrets: ["number-differs", "spelling"] };
  },
};
