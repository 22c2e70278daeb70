import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProgramme, aVersion, countProgrammeRows } from "../testing/programmes.ts";

export const matrixCase: MatrixCase = {
  async prepare(database) {
    const { code } = await aProgramme(database);
    const { versionId } = await aVersion(database, code);
    const input = { versionId, baseRevision: 1, reason: "Tidak jadi diubah" };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      actor: { bidang: "linjamsos" },
      countEffects: () => countProgrammeRows(database, "versions where state = 'withdrawn'"),
    };
  },
};
