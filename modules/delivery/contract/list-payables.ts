import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** What is due and in no payment, by programme, period, stage, channel and kabupaten/kota. */
export const listPayables = queryContract({
  name: "delivery.list-payables",
  method: "GET",
  path: "/delivery/payables",
  summary: "What is due and not yet in a payment batch.",
  permission: "delivery.payment.read",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    payables: z.array(
      z.strictObject({
        programmeCode: z.string(),
        period: z.string(),
        stage: z.string(),
        /** Null where the decree named none: any channel may carry it. */
        channel: z.string().nullable(),
        placeCode: z.string(),
        placeLabel: z.string(),
        dueOn: z.iso.date(),
        lines: z.int(),
        rupiah: z.string(),
        /** Of them without a budget line; they cannot be paid. */
        withoutBudget: z.int(),
      }),
    ),
    /** Due in the caller's area behind compartments the caller does not hold: for somebody else to pay. */
    hiddenLines: z.int(),
  }),
  errors: {},
});
