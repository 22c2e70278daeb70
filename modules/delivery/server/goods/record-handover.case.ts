import type { MatrixCase } from "#platform/testkit/matrix.ts";
import { anAllocation, aSignature } from "../testing/goods.ts";
import { compartment, countDelivery } from "../testing/matrix-helpers.ts";

export const matrixCase: MatrixCase = {
  compartments: [compartment],
  async prepare(database, { villageInside }) {
    const { allocationId } = await anAllocation(database, { placeCode: villageInside, compartment });
    const input = {
      allocationId,
      baseRevision: 1,
      outcome: "full",
      quantity: 1,
      happenedAt: "2026-03-20T03:00:00Z",
      receiverName: "Sarmanah",
      signature: aSignature(),
    };
    return {
      input,
      otherInput: { ...input, receiverName: "Sarmanah binti Misja" },
      staleInput: { ...input, baseRevision: 0 },
      secrets: [allocationId, "PENERIMA"],
      countEffects: () => countDelivery(database, "handovers"),
    };
  },
};
