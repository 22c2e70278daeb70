import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { countDelivery, testReason } from "../testing/matrix-helpers.ts";
import { aCommittedBudget } from "../testing/signed-decree.ts";

export const matrixCase: MatrixCase = {
  async prepare(database) {
    const budgetId = await aCommittedBudget(database, 1000);
    const input = {
      budgetId,
      baseRevision: 1,
      title: "Judul baru",
      ceilingRupiah: "5000",
      reason: testReason,
    };
    return {
      input,
      staleInput: { ...input, baseRevision: 0 },
      otherInput: { ...input, ceilingRupiah: "6000" },
      countEffects: () => countDelivery(database, "budget_moves"),
    };
  },
};
