import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { wholeBatchErrors } from "./payment-shapes.ts";
import { ReasonText } from "./shapes.ts";

/** Gives up a batch that was not released: what it claimed is due again. */
export const cancelPaymentBatch = commandContract({
  name: "delivery.cancel-payment-batch",
  method: "POST",
  path: "/delivery/payment-batches/:batchId/cancel",
  summary: "Cancel a batch that was not released.",
  permission: "delivery.payment.prepare",
  scope: "area",
  input: z.strictObject({ batchId: z.uuid(), baseRevision: z.int(), reason: ReasonText }),
  output: z.strictObject({ revision: z.int(), lines: z.int() }),
  errors: wholeBatchErrors,
});
