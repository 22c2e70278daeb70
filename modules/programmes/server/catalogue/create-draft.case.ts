import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProgramme, countProgrammeRows } from "../testing/programmes.ts";

export const matrixCase: MatrixCase = {
  async prepare(database) {
    const { code } = await aProgramme(database);
    return {
      input: { code },
      otherInput: { code: "jslu" },
      actor: { bidang: "linjamsos" },
      countEffects: () => countProgrammeRows(database, "versions"),
    };
  },
};
