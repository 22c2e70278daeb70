import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { wholeBatchErrors } from "./payment-shapes.ts";

/**
 * Begins, as long work, to write the batch's file in its channel's layout and to record it, byte by byte with its
 * SHA-256, before anybody can get it. Asking again gives the recorded file. The work itself may end with
 * DOES_NOT_FIT_CHANNEL (details { line }): a number longer than the channel's column.
 */
export const exportPaymentBatch = commandContract({
  name: "delivery.export-payment-batch",
  method: "POST",
  path: "/delivery/payment-batches/:batchId/export",
  summary: "Write and record the batch's bank file.",
  permission: "delivery.payment.prepare",
  scope: "area",
  input: z.strictObject({ batchId: z.uuid(), baseRevision: z.int() }),
  /** workId while the file is being written, fileId once it is recorded. */
  output: z.strictObject({ workId: z.uuid().nullable(), fileId: z.uuid().nullable() }),
  errors: {
    ...wholeBatchErrors,
    /** Details: { held } */
    PAYMENTS_HELD: 409,
    BATCH_EMPTY: 409,
  },
});
