import { z } from "zod";
import { PlaceCode } from "#platform/kernel/place-code.ts";

export const paymentBatchStates = ["draft", "exported", "released", "settled", "cancelled"] as const;
/** Long work on a batch: claiming what is due, writing its file, reading a return file. */
export const paymentWorkSteps = ["make", "export", "read-return"] as const;

export const paymentStates = [
  "open",
  "held",
  "sent",
  "paid",
  "rejected",
  "reissued",
  "treasury",
  "dropped",
] as const;

export const ChannelCode = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/);

/** Lines and their sum in rupiah. */
export const Sum = z.strictObject({ lines: z.int(), rupiah: z.string() });
export type Sum = z.infer<typeof Sum>;

/**
 * Nothing may stay unexplained: sent = paid + returned + pending. `sent` is what the exported file says, the others
 * are counted from the payments, so `unexplained` is a check and not a definition.
 */
export const Balance = z.strictObject({
  sent: Sum,
  paid: Sum,
  /** Came back: to be settled, sent again in another batch, or returned to the treasury. */
  returned: Sum,
  pending: Sum,
  unexplained: Sum,
});
export type Balance = z.infer<typeof Balance>;

export const PaymentBatchRow = z.strictObject({
  batchId: z.uuid(),
  number: z.int(),
  kind: z.enum(["first", "reissue"]),
  programmeCode: z.string(),
  period: z.string(),
  stage: z.string(),
  channel: z.string(),
  channelTitle: z.strictObject({ id: z.string(), en: z.string() }),
  placeCode: PlaceCode,
  placeLabel: z.string(),
  valueOn: z.iso.date(),
  state: z.enum(paymentBatchStates),
  lines: z.int(),
  totalRupiah: z.string(),
  madeAt: z.iso.datetime(),
  revision: z.int(),
  /** Long work on it now, by its batch; until it ends every act on it is refused. */
  work: z.strictObject({ workId: z.uuid(), step: z.enum(paymentWorkSteps) }).nullable(),
});
export type PaymentBatchRow = z.infer<typeof PaymentBatchRow>;

export const PaymentRow = z.strictObject({
  paymentId: z.uuid(),
  batchId: z.uuid(),
  batchNumber: z.int(),
  line: z.int(),
  reference: z.string(),
  enrolmentId: z.uuid(),
  name: z.string(),
  placeCode: PlaceCode,
  placeLabel: z.string(),
  accountMasked: z.string().nullable(),
  accountName: z.string().nullable(),
  amountRupiah: z.string(),
  attempt: z.int(),
  state: z.enum(paymentStates),
  checkClass: z.string().nullable(),
  checkName: z.string().nullable(),
  rejectClass: z.string().nullable(),
  bankText: z.string().nullable(),
  stsNumber: z.string().nullable(),
});
export type PaymentRow = z.infer<typeof PaymentRow>;

export const AccountNumber = z
  .string()
  .trim()
  .regex(/^\d{5,20}$/, { message: "Nomor rekening terdiri dari 5 sampai 20 angka." });

/** Refusals of every act on one batch; also "not yours". */
export const batchErrors = {
  PAYMENT_BATCH_NOT_FOUND: 404,
  PAYMENT_BATCH_REVISED: 409,
  PAYMENT_BATCH_STATE_WRONG: 409,
  /** Long work on it has not ended. */
  PAYMENT_BATCH_BUSY: 409,
} as const;
/** The batch holds payments behind a compartment that the actor does not hold. */
export const wholeBatchErrors = { ...batchErrors, PAYMENTS_HIDDEN: 403 } as const;
/** Why a bank's file is refused whole. */
export const bankFileErrors = {
  FILE_TOO_LARGE: 413,
  BANK_FILE_EMPTY: 422,
  BANK_FILE_OTHER_LAYOUT: 422,
  /** Details: { linesRead, linesStated, totalRead, totalStated } */
  BANK_FILE_CUT_OFF: 422,
  /** Details: { batchNumber } */
  BANK_FILE_OF_OTHER_BATCH: 409,
  /** Details: { batchNumber } */
  BANK_FILE_ALREADY_APPLIED: 409,
} as const;
