import { compartment, testReason } from "../testing/matrix-helpers.ts";
import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase(
  "answered",
  ({ payments }) => {
    const input = {
      paymentId: payments[1]?.id,
      accountNumber: "1234567890",
      accountName: "PENERIMA DUA",
      reason: testReason,
    };
    return { input, otherInput: { ...input, accountNumber: "1234567891" } };
  },
  { compartment },
);
