import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aProgramme, aVersion, countProgrammeRows } from "../testing/programmes.ts";

export const matrixCase: MatrixCase = {
  async prepare(database) {
    const { code } = await aProgramme(database);
    const { versionId } = await aVersion(database, code, { state: "submitted" });
    const input = { versionId, baseRevision: 1, reason: "Kuota Lebak belum sesuai" };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      countEffects: () => countProgrammeRows(database, "versions where decided_by is not null"),
    };
  },
};
