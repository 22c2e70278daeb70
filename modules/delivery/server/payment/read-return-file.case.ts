import { batchCase } from "../testing/payment-cases.ts";
import { bankAnswer } from "../testing/payments.ts";

export const matrixCase = batchCase("released", (made) => ({
  input: { batchId: made.batchId, fileName: "retur.csv" },
  text: bankAnswer(made),
}));
