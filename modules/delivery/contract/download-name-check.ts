import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { wholeBatchErrors } from "./payment-shapes.ts";

/** The list of accounts and names that a bank is asked to check, in its channel's layout. */
export const downloadNameCheck = queryContract({
  name: "delivery.download-name-check",
  method: "GET",
  path: "/delivery/payment-batches/:batchId/name-check",
  summary: "List of accounts for a bank's name check.",
  permission: "delivery.payment.prepare",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ batchId: z.uuid() }),
  output: z.unknown(),
  errors: { ...wholeBatchErrors, CHANNEL_HAS_NO_NAME_CHECK: 422 },
});
