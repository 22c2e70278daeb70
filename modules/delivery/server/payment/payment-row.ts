import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { PaymentRow as PaymentView } from "../../contract/payment-shapes.ts";
import { listedName } from "../initials.ts";
import { maskAccount } from "./mask-account.ts";

/** An attempt to pay, as stored, with the number of its batch. */
export interface PaymentRow {
  readonly id: string;
  readonly regionCode: string;
  readonly placeCode: string;
  readonly compartment: string | null;
  readonly entitlementId: string;
  readonly enrolmentId: string;
  readonly batchId: string;
  readonly batchNumber: number;
  readonly line: number;
  readonly reference: string;
  readonly name: string;
  readonly accountNumber: string | null;
  readonly accountName: string | null;
  readonly amountRupiah: bigint;
  readonly attempt: number;
  readonly state: PaymentView["state"];
  readonly checkClass: string | null;
  readonly checkName: string | null;
  readonly rejectClass: string | null;
  readonly bankText: string | null;
  readonly stsNumber: string | null;
}

/** Columns of `delivery.payments p` and `delivery.payment_batches b`. */
export const paymentColumns = sql`p.id, p.region_code as "regionCode", p.place_code as "placeCode", p.compartment,
  p.entitlement_id as "entitlementId", p.enrolment_id as "enrolmentId", p.batch_id as "batchId", b.number as "batchNumber",
  p.line, p.reference, p.name, p.account_number as "accountNumber", p.account_name as "accountName",
  p.amount_rupiah as "amountRupiah", p.attempt::int as attempt, p.state, p.check_class as "checkClass",
  p.check_name as "checkName", p.reject_class as "rejectClass", p.result_text as "bankText", p.sts_number as "stsNumber"`;

export async function findPayment(tx: Tx, paymentId: string): Promise<PaymentRow | undefined> {
  const { rows } = await sql<PaymentRow>`
    select ${paymentColumns} from delivery.payments p join delivery.payment_batches b on b.id = p.batch_id
     where p.id = ${paymentId}`.execute(tx);
  return rows[0];
}

export const paymentSubject = (row: { readonly id: string; readonly placeCode: string }) => ({
  kind: "payment",
  id: row.id,
  placeCode: row.placeCode,
});

export const paymentView = (row: PaymentRow, label: (code: string) => string): PaymentView => ({
  paymentId: row.id,
  batchId: row.batchId,
  batchNumber: row.batchNumber,
  line: row.line,
  reference: row.reference,
  enrolmentId: row.enrolmentId,
  name: listedName(row),
  placeCode: row.placeCode,
  placeLabel: label(row.placeCode),
  accountMasked: row.accountNumber === null ? null : maskAccount(row.accountNumber),
  accountName: row.accountName === null ? null : listedName({ ...row, name: row.accountName }),
  amountRupiah: String(row.amountRupiah),
  attempt: row.attempt,
  state: row.state,
  checkClass: row.checkClass,
  checkName: row.checkName === null ? null : listedName({ ...row, name: row.checkName }),
  rejectClass: row.rejectClass,
  bankText: row.bankText,
  stsNumber: row.stsNumber,
});
