import { sql } from "kysely";
import { maskNumber } from "#platform/kernel/nik.ts";
import { maskAccount } from "../decree/line-view.ts";
import { batchNumberText } from "../payment/batch-row.ts";
import { type BundleScope, bundleTable } from "./bundle-table.ts";

interface Row {
  readonly key: string;
  readonly batch: number;
  readonly line: number;
  readonly value_on: string;
  readonly reference: string;
  readonly attempt: number;
  readonly decree: string | null;
  readonly name: string;
  readonly nik: string | null;
  readonly account_number: string | null;
  readonly amount_rupiah: bigint;
  readonly state: string;
  readonly reject_class: string | null;
  readonly resulted_on: string | null;
  readonly settled_on: string | null;
  readonly settle_reason: string | null;
  readonly sts_number: string | null;
  readonly sts_on: string | null;
}

/** Batches of the year that left: the account counts what was sent, not what was prepared. */
export const sentBatches = ({ programmeCode, year }: BundleScope) => sql`
  b.programme_code = ${programmeCode} and b.state in ('released', 'settled')
  and b.value_on >= make_date(${year}, 1, 1) and b.value_on < make_date(${year + 1}, 1, 1)`;

const page = (scope: BundleScope, states: readonly string[], after: string, limit: number) => sql<Row>`
  select lpad(b.number::text, 10, '0') || lpad(p.line::text, 6, '0') as key, b.number as batch, p.line, b.value_on, p.reference,
         p.attempt, d.number as decree, p.name, p.nik, p.account_number, p.amount_rupiah, p.state, p.reject_class,
         (p.resulted_at at time zone 'Asia/Jakarta')::date as resulted_on,
         (p.settled_at at time zone 'Asia/Jakarta')::date as settled_on, p.settle_reason, p.sts_number, p.sts_on
    from delivery.payments p
    join delivery.payment_batches b on b.id = p.batch_id
    join delivery.decrees d on d.id = p.decree_id
   where ${sentBatches(scope)} and p.state = any (${states}::text[])
     and (${after} = '' or (b.number, p.line) > (nullif(left(${after}, 10), '')::int, nullif(substr(${after}, 11), '')::int))
   order by b.number, p.line limit ${limit}`;

/** Where a payment that left belongs: sent = paid + returned + pending. */
export const paymentWords: Readonly<Record<string, string>> = {
  paid: "dibayar",
  sent: "belum ada hasil",
  rejected: "retur",
  reissued: "retur",
  treasury: "retur",
};

const returnWords: Readonly<Record<string, string>> = {
  rejected: "belum diselesaikan",
  reissued: "dibayar ulang",
  treasury: "disetor ke kas daerah",
};

/** Every payment that left, with its result. */
export const paymentTable = bundleTable<Row>({
  name: "pembayaran.csv",
  header: [
    "Paket",
    "Baris",
    "Tanggal bayar",
    "Referensi",
    "Percobaan ke",
    "Nomor SK",
    "Nama",
    "NIK",
    "Rekening",
    "Jumlah (Rp)",
    "Hasil",
    "Tanggal hasil",
  ],
  page: (scope, after, limit) => page(scope, Object.keys(paymentWords), after, limit),
  write: (row) => {
    const state = paymentWords[row.state] ?? row.state;
    return {
      cells: [
        batchNumberText(row.batch),
        row.line,
        row.value_on,
        row.reference,
        row.attempt,
        row.decree,
        row.name,
        row.nik === null ? "" : maskNumber(row.nik),
        row.account_number === null ? "" : maskAccount(row.account_number),
        row.amount_rupiah,
        state,
        row.resulted_on,
      ],
      state,
      rupiah: row.amount_rupiah,
    };
  },
});

/** What came back, why, and what became of it. */
export const returnTable = bundleTable<Row>({
  name: "retur.csv",
  header: [
    "Paket",
    "Baris",
    "Referensi",
    "Nama",
    "Jumlah (Rp)",
    "Sebab retur",
    "Tanggal retur",
    "Penyelesaian",
    "Tanggal penyelesaian",
    "Alasan",
    "Nomor STS",
    "Tanggal STS",
  ],
  page: (scope, after, limit) => page(scope, Object.keys(returnWords), after, limit),
  write: (row) => {
    const state = returnWords[row.state] ?? row.state;
    return {
      cells: [
        batchNumberText(row.batch),
        row.line,
        row.reference,
        row.name,
        row.amount_rupiah,
        row.reject_class,
        row.resulted_on,
        state,
        row.settled_on,
        row.settle_reason,
        row.sts_number,
        row.sts_on,
      ],
      state,
      rupiah: row.amount_rupiah,
    };
  },
});
