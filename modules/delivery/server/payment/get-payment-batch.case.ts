import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase("draft", ({ batchId }) => ({ input: { batchId } }));
