import { compartment, testReason } from "../testing/matrix-helpers.ts";
import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase(
  "answered",
  ({ batchId, payments }) => {
    const input = {
      batchId,
      paymentIds: payments.slice(1).map((payment) => payment.id),
      stsNumber: "STS-9/2026",
      stsOn: "2026-04-01",
      reason: testReason,
    };
    return { input, otherInput: { ...input, stsNumber: "STS-10/2026" } };
  },
  { compartment },
);
