import { batchCase } from "./testing/batch-case.ts";

export const matrixCase = batchCase(() => ({ input: {} }), { outsider: "empty" });
