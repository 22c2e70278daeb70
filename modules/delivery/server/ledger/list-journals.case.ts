import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase("released", ({ batchId }) => ({ input: { batchId } }), {
  outsider: "empty",
});
