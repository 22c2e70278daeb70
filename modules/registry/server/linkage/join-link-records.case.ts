import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countRows } from "../testing/count-rows.ts";
import { twoRecords } from "../testing/link-cases.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { pairId, kept, merged } = await twoRecords(database, villageInside);
    const input = {
      pairId,
      baseRevision: 1,
      keptId: kept.id,
      keptRevision: 1,
      members: [{ id: merged.id, revision: 1 }],
      reason: "Tercatat dua kali",
    };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: [String(merged.nik), "ROHAYATI"],
      countEffects: () => countRows(database, "merges"),
    };
  },
};
