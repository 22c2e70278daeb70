import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProgramme, aVersion } from "../testing/programmes.ts";

export const matrixCase: MatrixCase = {
  async prepare(database) {
    const { code } = await aProgramme(database);
    const { versionId } = await aVersion(database, code);
    return { input: { versionId } };
  },
};
