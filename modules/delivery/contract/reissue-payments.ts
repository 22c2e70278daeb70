import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ChannelCode } from "./payment-shapes.ts";
import { ReasonText } from "./shapes.ts";

/** Sends returned payments of one batch again, in a new batch with the accounts as they are now; no new money. */
export const reissuePayments = commandContract({
  name: "delivery.reissue-payments",
  method: "POST",
  path: "/delivery/payment-batches/:batchId/reissue",
  summary: "Send returned payments again in a new batch.",
  permission: "delivery.payment.settle",
  scope: "compartment",
  input: z.strictObject({
    batchId: z.uuid(),
    paymentIds: z.array(z.uuid()).min(1).max(5000),
    channel: ChannelCode,
    valueOn: z.iso.date(),
    reason: ReasonText,
  }),
  output: z.strictObject({ newBatchId: z.uuid(), number: z.int(), lines: z.int(), held: z.int() }),
  errors: {
    PAYMENT_BATCH_NOT_FOUND: 404,
    PAYMENT_NOT_FOUND: 404,
    PAYMENT_STATE_WRONG: 409,
    PAYMENT_BATCH_BUSY: 409,
    CHANNEL_UNKNOWN: 404,
  },
});
