import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { AccountNumber } from "./payment-shapes.ts";
import { ReasonText } from "./shapes.ts";

/** Decides a held payment before the file: accept the account as it is, correct it, or take the payment out. */
export const decideHeldPayment = commandContract({
  name: "delivery.decide-held-payment",
  method: "POST",
  path: "/delivery/payments/:paymentId/decide",
  summary: "Decide a held payment.",
  permission: "delivery.payment.prepare",
  scope: "compartment",
  input: z.strictObject({
    paymentId: z.uuid(),
    decision: z.enum(["accept", "correct", "drop"]),
    /** For `correct`. */
    accountNumber: AccountNumber.optional(),
    accountName: z.string().trim().min(2).max(120).optional(),
    reason: ReasonText,
  }),
  output: z.strictObject({ held: z.int() }),
  errors: { PAYMENT_NOT_FOUND: 404, PAYMENT_STATE_WRONG: 409, PAYMENT_BATCH_BUSY: 409, ACCOUNT_NEEDED: 422 },
});
