import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { Balance, wholeBatchErrors } from "./payment-shapes.ts";

/** Takes over what a return file says: payments become paid or rejected, and the ledger with them, in one transaction. */
export const applyReturnFile = commandContract({
  name: "delivery.apply-return-file",
  method: "POST",
  path: "/delivery/payment-files/:fileId/apply",
  summary: "Apply a return file.",
  permission: "delivery.payment.settle",
  scope: "area",
  input: z.strictObject({ fileId: z.uuid() }),
  output: z.strictObject({ paid: z.int(), rejected: z.int(), balance: Balance }),
  errors: {
    ...wholeBatchErrors,
    PAYMENT_FILE_NOT_FOUND: 404,
    BANK_FILE_ALREADY_APPLIED: 409,
    RETURN_NO_LONGER_FITS: 409,
    RETURN_SAYS_NOTHING: 422,
  },
});
