import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BatchId, changeErrors } from "./common.ts";

/** Starts bringing the good rows of a checked batch into the registry; for an applied one, the rows mended since. */
export const applyBatch = commandContract({
  name: "intake.apply-batch",
  method: "POST",
  path: "/intake/batches/:batchId/apply",
  summary: "Bring a checked file into the registry.",
  permission: "intake.batch.apply",
  scope: "area",
  input: z.strictObject({ batchId: BatchId, baseRevision: z.int() }),
  output: z.strictObject({ workId: z.uuid(), revision: z.int() }),
  errors: { ...changeErrors, SNAPSHOT_OLDER: 409, NOTHING_TO_APPLY: 409, CUT_OFF_NEEDED: 422 },
});
