import { compartment, testReason } from "../testing/matrix-helpers.ts";
import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase(
  "answered",
  ({ batchId, payments }) => {
    const input = {
      batchId,
      paymentIds: payments.slice(1).map((payment) => payment.id),
      channel: "bank-banten",
      valueOn: "2026-04-01",
      reason: testReason,
    };
    return { input, otherInput: { ...input, valueOn: "2026-04-02" } };
  },
  { compartment, counts: "payment_batches" },
);
