import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Asks running work of the caller to stop; it ends at its next safe point. Errors: BATCH_NOT_FOUND, BATCH_ENDED. */
export const cancelBatch = commandContract({
  name: "batch.cancel-batch",
  method: "POST",
  path: "/batches/:batchId/cancel",
  summary: "Asks long work to stop at its next safe point.",
  permission: "signed-in",
  scope: "self",
  input: z.strictObject({ batchId: z.uuid() }),
  output: z.strictObject({ batchId: z.uuid() }),
  errors: { BATCH_NOT_FOUND: 404, BATCH_ENDED: 409 },
});
