import { batchCase } from "../testing/payment-cases.ts";

export const matrixCase = batchCase(
  "draft",
  ({ batchId }) => ({ input: { batchId, baseRevision: 1 }, staleInput: { batchId, baseRevision: 0 } }),
  { counts: "payment_batches where work is not null" },
);
