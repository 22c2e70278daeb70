import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase("exported", ({ batchId }) => ({ input: { batchId } }));
