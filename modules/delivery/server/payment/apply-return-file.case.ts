import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase("read", (made) => ({ input: { fileId: made.returnFileId } }));
