import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BatchId } from "./common.ts";

/** Gives a held row up: it counts as refused from then on, and stays to be read. */
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
  }),
  output: z.strictObject({ state: z.literal("dropped") }),
  errors: { ROW_NOT_FOUND: 404, ROW_CHANGED: 409, BATCH_STATE_WRONG: 409 },
});
