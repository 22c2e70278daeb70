import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BatchId } from "./common.ts";
import { SetAsideReason } from "./set-aside.ts";

/**
 * Gives a held row up with a reason: it counts as refused from then on, stays to be read, and can be taken back.
 * The note is the officer's own words, kept with the row; the audit trail has the reason alone. SET_ASIDE_NOTE_NEEDED:
 * "other" without a note.
 */
export const dropRow = commandContract({
  name: "intake.drop-row",
  method: "POST",
  path: "/intake/batches/:batchId/rows/:rowNo/drop",
  summary: "Give up a held row.",
  permission: "intake.row.mend",
  scope: "area",
  input: z.strictObject({
    batchId: BatchId,
    rowNo: z.coerce.number().int().positive(),
    baseRevision: z.int(),
    reason: SetAsideReason,
    note: z.string().trim().max(300),
  }),
  output: z.strictObject({ state: z.literal("dropped") }),
  errors: { ROW_NOT_FOUND: 404, ROW_CHANGED: 409, BATCH_STATE_WRONG: 409, SET_ASIDE_NOTE_NEEDED: 422 },
});
