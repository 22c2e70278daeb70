import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countRows } from "../testing/count-rows.ts";
import { twoRecords } from "../testing/link-cases.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { pairId, kept } = await twoRecords(database, villageInside);
    const input = { pairId, baseRevision: 1, decision: "different", reason: "Ibu kandung berbeda" };
    return {
      input,
      otherInput: { ...input, decision: "unsure" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: [kept.id, "ROHAYATI"],
      countEffects: () => countRows(database, "link_decisions"),
    };
  },
};
