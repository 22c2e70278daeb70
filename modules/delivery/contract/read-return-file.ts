import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { bankFileErrors, Sum, wholeBatchErrors } from "./payment-shapes.ts";

/** What a file says about its batch, line by line matched by reference; nothing is changed by reading it. */
export const ReturnPreview = z.strictObject({
  fileId: z.uuid(),
  sha256: z.string(),
  state: z.enum(["reading", "read", "applied", "superseded"]),
  /** False: the layout has no control totals, so this may be a part; what it does not name stays pending. */
  complete: z.boolean(),
  paid: Sum,
  rejected: Sum,
  unknown: Sum,
  errors: Sum,
  /** Payments of the batch still waiting that the file does not name. */
  notNamed: Sum,
  byClass: z.array(z.strictObject({ rejectClass: z.string(), lines: z.int(), rupiah: z.string() })),
  problems: z.array(
    z.strictObject({
      line: z.int(),
      reference: z.string(),
      problem: z.string(),
      amountRupiah: z.string().nullable(),
    }),
  ),
});

/**
 * Takes a bank's return file (raw bytes) for a released batch: refused at once where it is cut off, of another batch,
 * or applied already; its lines are then matched as long work.
 */
export const readReturnFile = commandContract({
  name: "delivery.read-return-file",
  method: "PUT",
  path: "/delivery/payment-batches/:batchId/returns/:fileName",
  summary: "Read a return file of a bank.",
  permission: "delivery.payment.settle",
  scope: "area",
  body: "bytes",
  input: z.strictObject({ batchId: z.uuid(), fileName: z.string().trim().min(1).max(120) }),
  /** What it says is read with get-return-file once the work has ended. */
  output: z.strictObject({ fileId: z.uuid(), workId: z.uuid(), lines: z.int() }),
  errors: { ...wholeBatchErrors, ...bankFileErrors },
});
