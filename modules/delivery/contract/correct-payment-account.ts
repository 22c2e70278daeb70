import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { AccountNumber } from "./payment-shapes.ts";
import { ReasonText } from "./shapes.ts";

/** Corrects the account of a recipient whose payment came back, for the next attempt. */
export const correctPaymentAccount = commandContract({
  name: "delivery.correct-payment-account",
  method: "POST",
  path: "/delivery/payments/:paymentId/account",
  summary: "Correct the account of a returned payment.",
  permission: "delivery.payment.settle",
  scope: "compartment",
  input: z.strictObject({
    paymentId: z.uuid(),
    accountNumber: AccountNumber,
    accountName: z.string().trim().min(2).max(120),
    reason: ReasonText,
  }),
  output: z.strictObject({ accountMasked: z.string() }),
  errors: { PAYMENT_NOT_FOUND: 404, PAYMENT_STATE_WRONG: 409 },
});
