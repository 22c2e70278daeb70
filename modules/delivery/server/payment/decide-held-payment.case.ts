import { compartment, testReason } from "../testing/matrix-helpers.ts";
import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase(
  "draft",
  ({ payments }) => {
    const input = { paymentId: payments[0]?.id, decision: "drop", reason: testReason };
    return { input, otherInput: { ...input, reason: "Alasan lain untuk pengujian" } };
  },
  { compartment },
);
