import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase("draft", ({ programmeCode }) => ({ input: { programmeCode } }), {
  outsider: "empty",
});
