import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/** The letter that goes to the bank with the file: totals in figures and words, the file's name and SHA-256, places to sign. */
export const printCoverLetter = queryContract({
  name: "delivery.print-cover-letter",
  method: "GET",
  path: "/delivery/payment-batches/:batchId/letter",
  summary: "Cover letter of a bank file as PDF.",
  permission: "delivery.payment.read",
  scope: "area",
  personal: false,
  answer: "file",
  input: z.strictObject({ batchId: z.uuid() }),
  output: z.unknown(),
  errors: { PAYMENT_BATCH_NOT_FOUND: 404, PAYMENT_BATCH_STATE_WRONG: 409 },
});
