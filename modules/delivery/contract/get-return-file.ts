import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { ReturnPreview } from "./read-return-file.ts";

/** The preview of a return file that was read. */
export const getReturnFile = queryContract({
  name: "delivery.get-return-file",
  method: "GET",
  path: "/delivery/payment-files/:fileId/return",
  summary: "What a return file says.",
  permission: "delivery.payment.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ fileId: z.uuid() }),
  output: ReturnPreview,
  errors: { PAYMENT_FILE_NOT_FOUND: 404 },
});
