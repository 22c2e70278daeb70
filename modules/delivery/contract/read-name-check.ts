import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { bankFileErrors, wholeBatchErrors } from "./payment-shapes.ts";

/** Takes over a bank's check of accounts and names for a draft: what does not fit is held for a person's decision. */
export const readNameCheck = commandContract({
  name: "delivery.read-name-check",
  method: "PUT",
  path: "/delivery/payment-batches/:batchId/name-check/:fileName",
  summary: "Read a bank's check of accounts and names.",
  permission: "delivery.payment.prepare",
  scope: "area",
  body: "bytes",
  input: z.strictObject({ batchId: z.uuid(), fileName: z.string().trim().min(1).max(120) }),
  output: z.strictObject({
    checked: z.int(),
    fine: z.int(),
    held: z.int(),
    unknown: z.int(),
    byClass: z.array(z.strictObject({ checkClass: z.string(), lines: z.int() })),
  }),
  errors: { ...wholeBatchErrors, ...bankFileErrors, CHANNEL_HAS_NO_NAME_CHECK: 422 },
});
