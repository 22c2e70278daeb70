import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { wholeBatchErrors } from "./payment-shapes.ts";

/**
 * Writes the batch's file in its channel's layout and records it, byte by byte with its SHA-256, before anybody can
 * get it. Asking again gives the recorded file.
 */
export const exportPaymentBatch = commandContract({
  name: "delivery.export-payment-batch",
  method: "POST",
  path: "/delivery/payment-batches/:batchId/export",
  summary: "Write and record the batch's bank file.",
  permission: "delivery.payment.prepare",
  scope: "area",
  input: z.strictObject({ batchId: z.uuid(), baseRevision: z.int() }),
  output: z.strictObject({
    revision: z.int(),
    fileId: z.uuid(),
    fileName: z.string(),
    sha256: z.string(),
    lines: z.int(),
    totalRupiah: z.string(),
  }),
  errors: {
    ...wholeBatchErrors,
    /** Details: { held } */
    PAYMENTS_HELD: 409,
    BATCH_EMPTY: 409,
    /** Details: { line, value } – a number longer than the channel's column. */
    DOES_NOT_FIT_CHANNEL: 422,
  },
});
