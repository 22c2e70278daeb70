import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BatchId, batchErrors } from "./common.ts";

/** Gives a batch up before it is applied; while it is being applied, what is in already goes out again. */
export const cancelBatch = commandContract({
  name: "intake.cancel-batch",
  method: "POST",
  path: "/intake/batches/:batchId/cancel",
  summary: "Give up a file that is not applied.",
  permission: "intake.batch.send",
  scope: "area",
  input: z.strictObject({ batchId: BatchId }),
  output: z.strictObject({ batchId: BatchId, ended: z.boolean() }),
  errors: { ...batchErrors, BATCH_STATE_WRONG: 409 },
});
