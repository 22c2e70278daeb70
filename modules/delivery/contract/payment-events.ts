import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";
import { paymentWorkSteps } from "./payment-shapes.ts";

const Totals = z.strictObject({ lines: z.int(), rupiah: z.string() });

/** What payments write to the audit trail: counts, sums and hashes, never names or account numbers. */
export const paymentEvents = auditEvents({
  "delivery.payment-batch-created.v1": Totals.extend({
    programmeCode: z.string(),
    period: z.string(),
    stage: z.string(),
    channel: z.string(),
    held: z.int(),
  }),
  "delivery.payment-work-begun.v1": z.strictObject({ step: z.enum(paymentWorkSteps), lines: z.int() }),
  "delivery.payment-batch-cancelled.v1": Totals,
  "delivery.payment-held-decided.v1": z.strictObject({ batchId: z.uuid(), decision: z.string() }),
  "delivery.payment-file-recorded.v1": Totals.extend({ sha256: z.string() }),
  "delivery.payment-batch-released.v1": Totals.extend({ sha256: z.string() }),
  "delivery.payment-file-read.v1": z.strictObject({
    kind: z.enum(["return", "name-check"]),
    sha256: z.string(),
    lines: z.int(),
  }),
  "delivery.payment-results-applied.v1": z.strictObject({
    paid: z.int(),
    rejected: z.int(),
    paidRupiah: z.string(),
    rejectedRupiah: z.string(),
  }),
  "delivery.payment-account-corrected.v1": z.strictObject({ paymentId: z.uuid() }),
  "delivery.payments-reissued.v1": Totals.extend({ newBatchId: z.uuid() }),
  "delivery.payments-returned-to-treasury.v1": Totals.extend({ stsNumber: z.string() }),
});
