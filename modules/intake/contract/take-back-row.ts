import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BatchId } from "./common.ts";

/** Takes a row back that was given up: it is held again and can be mended. A closed file opens again. */
export const takeBackRow = commandContract({
  name: "intake.take-back-row",
  method: "POST",
  path: "/intake/batches/:batchId/rows/:rowNo/take-back",
  summary: "Take back a row that was given up.",
  permission: "intake.row.mend",
  scope: "area",
  input: z.strictObject({
    batchId: BatchId,
    rowNo: z.coerce.number().int().positive(),
    baseRevision: z.int(),
  }),
  output: z.strictObject({ state: z.literal("held"), revision: z.int() }),
  errors: { ROW_NOT_FOUND: 404, ROW_CHANGED: 409, BATCH_STATE_WRONG: 409 },
});
