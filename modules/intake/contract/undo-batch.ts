import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BatchId, changeErrors } from "./common.ts";

/** Takes an applied batch back whole, while nothing later builds on it; the refusal names what does, in figures. */
export const undoBatch = commandContract({
  name: "intake.undo-batch",
  method: "POST",
  path: "/intake/batches/:batchId/undo",
  summary: "Take a whole file back.",
  permission: "intake.batch.undo",
  scope: "area",
  input: z.strictObject({
    batchId: BatchId,
    baseRevision: z.int(),
    reason: z.string().trim().min(5).max(300),
  }),
  output: z.strictObject({ workId: z.uuid(), revision: z.int() }),
  errors: { ...changeErrors, LATER_DEPENDS: 409 },
});
