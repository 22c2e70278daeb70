import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { aHandover } from "../testing/goods.ts";
import { compartment, countDelivery, testReason } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  compartments: [compartment],
  async prepare(database, { villageInside }) {
    const { handoverId } = await aHandover(database, { placeCode: villageInside, compartment });
    const input = { handoverId, kind: "repaired", happenedOn: "2026-04-01", note: testReason };
    return {
      input,
      otherInput: { ...input, kind: "fitted" },
      secrets: [handoverId],
      countEffects: () => countDelivery(database, "handover_events"),
    };
  },
};
