import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ReasonText } from "./shapes.ts";

/** Pays returned payments of one batch back into the treasury with an STS (surat tanda setoran); they end there. */
export const returnToTreasury = commandContract({
  name: "delivery.return-to-treasury",
  method: "POST",
  path: "/delivery/payment-batches/:batchId/treasury",
  summary: "Return rejected payments to the treasury.",
  permission: "delivery.payment.settle",
  scope: "compartment",
  input: z.strictObject({
    batchId: z.uuid(),
    paymentIds: z.array(z.uuid()).min(1).max(5000),
    stsNumber: z.string().trim().min(3).max(60),
    stsOn: z.iso.date(),
    reason: ReasonText,
  }),
  output: z.strictObject({ lines: z.int(), rupiah: z.string(), journalId: z.uuid() }),
  errors: {
    PAYMENT_BATCH_NOT_FOUND: 404,
    PAYMENT_NOT_FOUND: 404,
    PAYMENT_STATE_WRONG: 409,
    DATE_IN_FUTURE: 422,
    BUDGET_NOT_COMMITTED: 409,
  },
});
