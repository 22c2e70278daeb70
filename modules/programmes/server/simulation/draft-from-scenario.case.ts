import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProgramme, countProgrammeRows } from "../testing/programmes.ts";

export const matrixCase: MatrixCase = {
  async prepare(database) {
    const { code } = await aProgramme(database);
    const scenario = { name: "Kuota 100", change: { quota: { total: 100, byRegion: {} } } };
    return {
      input: { programmeCode: code, scenario },
      otherInput: { programmeCode: "jslu", scenario },
      actor: { bidang: "linjamsos" },
      countEffects: () => countProgrammeRows(database, "versions"),
    };
  },
};
