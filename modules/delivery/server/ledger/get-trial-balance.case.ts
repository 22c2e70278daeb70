import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase("released", () => ({ input: {}, secrets: ["1800000"] }), {
  outsider: "empty",
});
