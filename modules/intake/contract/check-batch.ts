import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BatchId, changeErrors } from "./common.ts";

/** Starts reading and checking a batch's file; progress is the work's. */
export const checkBatch = commandContract({
  name: "intake.check-batch",
  method: "POST",
  path: "/intake/batches/:batchId/check",
  summary: "Read and check every row of a file.",
  permission: "intake.batch.send",
  scope: "area",
  input: z.strictObject({ batchId: BatchId, baseRevision: z.int() }),
  output: z.strictObject({ workId: z.uuid(), revision: z.int() }),
  errors: { ...changeErrors, FIELDS_MISSING: 422, PLACE_NEEDED: 422 },
});
