import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** A recorded file, byte by byte as it was recorded; the bank file only after its release. */
export const downloadPaymentFile = queryContract({
  name: "delivery.download-payment-file",
  method: "GET",
  path: "/delivery/payment-files/:fileId/content",
  summary: "Download a recorded bank file.",
  permission: "delivery.payment.download",
  scope: "area",
  personal: true,
  answer: "file",
  input: z.strictObject({ fileId: z.uuid() }),
  output: z.unknown(),
  errors: { PAYMENT_FILE_NOT_FOUND: 404, NOT_RELEASED_YET: 409, PAYMENTS_HIDDEN: 403 },
});
