import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { BatchId, ShownFinding } from "./common.ts";

/**
 * Corrects cells of a held row and checks the row again. A row without further faults is ready: it enters with
 * the application, or at once where the batch is applied already.
 */
export const mendRow = commandContract({
  name: "intake.mend-row",
  method: "POST",
  path: "/intake/batches/:batchId/rows/:rowNo/mend",
  summary: "Correct a held row.",
  permission: "intake.row.mend",
  scope: "area",
  input: z.strictObject({
    batchId: BatchId,
    rowNo: z.coerce.number().int().positive(),
    baseRevision: z.int(),
    cells: z.array(z.strictObject({ field: z.string(), text: z.string().max(500) })).max(200),
  }),
  output: z.strictObject({
    state: z.enum(["held", "ready"]),
    revision: z.int(),
    findings: z.array(ShownFinding),
  }),
  errors: { ROW_NOT_FOUND: 404, ROW_CHANGED: 409, BATCH_STATE_WRONG: 409, FIELD_UNKNOWN: 422 },
});
