import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { wholeBatchErrors } from "./payment-shapes.ts";

/**
 * Releases exactly the recorded file: budget and ledger move in the same transaction. By a person who neither made
 * the batch nor its file, with a second factor given just now.
 */
export const releasePaymentBatch = commandContract({
  name: "delivery.release-payment-batch",
  method: "POST",
  path: "/delivery/payment-batches/:batchId/release",
  summary: "Release a payment batch to its channel.",
  permission: "delivery.payment.release",
  scope: "area",
  freshSecondFactor: true,
  input: z.strictObject({
    batchId: z.uuid(),
    baseRevision: z.int(),
    /** Hash that the releaser saw on the letter and the screen. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  output: z.strictObject({ revision: z.int(), journalId: z.uuid() }),
  errors: {
    ...wholeBatchErrors,
    SAME_PERSON_MADE_IT: 403,
    FILE_HASH_DIFFERS: 409,
    /** Details: { budgetTitle, committedRupiah, neededRupiah } */
    BUDGET_NOT_COMMITTED: 409,
  },
});
