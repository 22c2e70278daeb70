import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** The payment channels there are (reference/templates/payment-channels). */
export const listPaymentChannels = queryContract({
  name: "delivery.list-payment-channels",
  method: "GET",
  path: "/delivery/payment-channels",
  summary: "Payment channels.",
  permission: "delivery.payment.read",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    channels: z.array(
      z.strictObject({
        code: z.string(),
        title: z.strictObject({ id: z.string(), en: z.string() }),
        kind: z.enum(["bank", "post", "cash"]),
        unverified: z.string(),
        needsAccount: z.boolean(),
        hasNameCheck: z.boolean(),
        returnFileHint: z.strictObject({ id: z.string(), en: z.string() }),
      }),
    ),
  }),
  errors: {},
});
