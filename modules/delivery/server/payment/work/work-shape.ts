import { z } from "zod";
import { paymentWorkSteps } from "../../../contract/payment-shapes.ts";

/**
 * What a payment batch's long work must know to go on after a crash, kept on the batch's own row: whose act it is
 * (it sees what that officer sees, nothing more), what it does, and how much there is.
 */
export const PaymentWork = z.strictObject({
  workId: z.uuid(),
  step: z.enum(paymentWorkSteps),
  actorId: z.uuid(),
  areaCode: z.string(),
  compartments: z.array(z.string()),
  units: z.int(),
  /** Rows of one transaction; what a crash repeats at the most. */
  rowsPerStep: z.int().positive(),
  /** The return file that is read. */
  fileId: z.uuid().nullable(),
});
export type PaymentWork = z.infer<typeof PaymentWork>;

export type WorkStep = PaymentWork["step"];
