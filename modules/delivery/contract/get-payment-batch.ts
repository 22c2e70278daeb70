import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Balance, PaymentBatchRow, Sum } from "./payment-shapes.ts";

const FileView = z.strictObject({
  fileId: z.uuid(),
  kind: z.enum(["export", "return", "name-check"]),
  fileName: z.string(),
  sha256: z.string(),
  lines: z.int(),
  totalRupiah: z.string(),
  state: z.enum(["recorded", "reading", "read", "applied", "superseded"]),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
});

/** A payment batch: who did which step, its files, its sums by state, its balance, its journals. */
export const getPaymentBatch = queryContract({
  name: "delivery.get-payment-batch",
  method: "GET",
  path: "/delivery/payment-batches/:batchId",
  summary: "A payment batch.",
  permission: "delivery.payment.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ batchId: z.uuid() }),
  output: z.strictObject({
    batch: PaymentBatchRow,
    steps: z.strictObject({
      madeBy: z.string(),
      exportedAt: z.iso.datetime().nullable(),
      exportedBy: z.string().nullable(),
      releasedAt: z.iso.datetime().nullable(),
      releasedBy: z.string().nullable(),
      settledAt: z.iso.datetime().nullable(),
      cancelReason: z.string().nullable(),
    }),
    /** The caller made the batch or its file, so somebody else must release it. */
    ownWork: z.boolean(),
    hasNameCheck: z.boolean(),
    states: z.record(z.string(), Sum),
    balance: Balance,
    /** Payments behind compartments that the caller does not hold: counted everywhere, shown nowhere. */
    hiddenLines: z.int(),
    files: z.array(FileView),
    journals: z.array(
      z.strictObject({ journalId: z.uuid(), number: z.int(), kind: z.string(), postedOn: z.iso.date() }),
    ),
  }),
  errors: { PAYMENT_BATCH_NOT_FOUND: 404 },
});
