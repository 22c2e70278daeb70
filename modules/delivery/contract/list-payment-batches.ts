import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { ProgrammeCodeText } from "./enrolment-shapes.ts";
import { Balance, PaymentBatchRow, paymentBatchStates } from "./payment-shapes.ts";

/** Payment batches, the latest first, each with its balance. */
export const listPaymentBatches = queryContract({
  name: "delivery.list-payment-batches",
  method: "GET",
  path: "/delivery/payment-batches",
  summary: "List payment batches.",
  permission: "delivery.payment.read",
  scope: "area",
  personal: false,
  input: z.strictObject({
    state: z.enum(paymentBatchStates).optional(),
    programmeCode: ProgrammeCodeText.optional(),
    /** `next` of the page before: a number. */
    after: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.strictObject({
    batches: z.array(PaymentBatchRow.extend({ balance: Balance, toSettle: z.int(), held: z.int() })),
    next: z.string().nullable(),
  }),
  errors: {},
});
