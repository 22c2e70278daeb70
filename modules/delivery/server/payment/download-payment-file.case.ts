import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase("released", ({ fileId }) => ({ input: { fileId } }));
