import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PaymentRow, paymentStates } from "./payment-shapes.ts";

/** Payments of a batch, or those of the whole area in a state (the returns workbench asks for "rejected"). */
export const listPayments = queryContract({
  name: "delivery.list-payments",
  method: "GET",
  path: "/delivery/payments",
  summary: "List payments of a batch or in a state.",
  permission: "delivery.payment.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({
    batchId: z.uuid().optional(),
    state: z.enum(paymentStates).optional(),
    rejectClass: z.string().max(40).optional(),
    /** `next` of the page before. */
    after: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    payments: z.array(PaymentRow),
    total: z.int(),
    rupiah: z.string(),
    next: z.string().nullable(),
  }),
  errors: {},
});
