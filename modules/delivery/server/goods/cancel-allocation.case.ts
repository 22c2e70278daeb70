import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anAllocation } from "../testing/goods.ts";
import { countDelivery, testReason } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  async prepare(database, { villageInside }) {
    const { allocationId } = await anAllocation(database, { placeCode: villageInside });
    const input = { allocationId, baseRevision: 1, reason: testReason };
    return {
      input,
      otherInput: { ...input, reason: "Alasan lain untuk pengujian" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: [allocationId],
      countEffects: () => countDelivery(database, "goods_moves"),
    };
  },
};
