import { sql } from "kysely";
import { wibDateTime } from "#platform/documents/wib-date-time.ts";
import { ledger } from "../ledger/accounts.ts";
import { batchNumberText } from "../payment/batch-row.ts";
import { bundleTable } from "./bundle-table.ts";
import { pictureName } from "./handover-pictures.ts";

interface EntryRow {
  readonly key: string;
  readonly number: number;
  readonly kind: string;
  readonly posted_on: string;
  readonly batch: number;
  readonly document_number: string;
  readonly line: number;
  readonly account: string;
  readonly account_code: string;
  readonly debit_rupiah: bigint;
  readonly credit_rupiah: bigint;
}

const journalWords: Readonly<Record<string, string>> = {
  release: "pembayaran dilepas",
  reissue: "pembayaran ulang",
  result: "hasil penyaluran",
  treasury: "setoran ke kas daerah",
};

/** Journal entries of the programme's payments, debit and credit. */
export const journalTable = bundleTable<EntryRow>({
  name: "jurnal.csv",
  header: [
    "Nomor jurnal",
    "Jenis",
    "Tanggal",
    "Paket",
    "Dokumen",
    "Baris",
    "Kode akun",
    "Akun",
    "Debet (Rp)",
    "Kredit (Rp)",
  ],
  page: ({ programmeCode, year }, after, limit) => sql<EntryRow>`
    select lpad(j.number::text, 10, '0') || lpad(t.line::text, 6, '0') as key, j.number, j.kind, j.posted_on, b.number as batch,
           j.document_number, t.line, t.account, t.account_code, t.debit_rupiah, t.credit_rupiah
      from delivery.journals j
      join delivery.payment_batches b on b.id = j.batch_id
      join delivery.journal_entries t on t.journal_id = j.id
     where b.programme_code = ${programmeCode}
       and j.posted_on >= make_date(${year}, 1, 1) and j.posted_on < make_date(${year + 1}, 1, 1)
       and (${after} = '' or (j.number, t.line) > (nullif(left(${after}, 10), '')::int, nullif(substr(${after}, 11), '')::int))
     order by j.number, t.line limit ${limit}`,
  write: (row) => ({
    cells: [
      row.number,
      journalWords[row.kind] ?? row.kind,
      row.posted_on,
      batchNumberText(row.batch),
      row.document_number,
      row.line,
      row.account_code,
      ledger().accounts.find((one) => one.key === row.account)?.title.id ?? row.account,
      row.debit_rupiah,
      row.credit_rupiah,
    ],
    state: row.debit_rupiah > 0n ? "debet" : "kredit",
    rupiah: row.debit_rupiah > 0n ? row.debit_rupiah : row.credit_rupiah,
  }),
});

interface HandoverRow {
  readonly key: string;
  readonly number: string;
  readonly happened_at: Date;
  readonly outcome: string;
  readonly quantity: number;
  readonly measure: string;
  readonly item: string;
  readonly unit_cost_rupiah: bigint | null;
  readonly name: string;
  readonly place_label: string;
  readonly receiver_name: string;
  readonly receiver_relation: string;
  readonly serial_number: string;
  readonly signature_start: Buffer | null;
  readonly photo_start: Buffer | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly came_back_on: string | null;
  readonly note: string;
}

const outcomes: Readonly<Record<string, string>> = {
  full: "seluruhnya",
  partial: "sebagian",
  refused: "ditolak",
  "not-met": "tidak ditemui",
};
const relations: Readonly<Record<string, string>> = {
  self: "penerima",
  family: "keluarga",
  guardian: "wali",
  proxy: "kuasa",
};

/** Minutes of hand-overs; the value is that of the lot at receipt, where the lot lies in the reader's area. */
export const handoverTable = bundleTable<HandoverRow>({
  name: "serah-terima.csv",
  header: [
    "Nomor BAST",
    "Waktu",
    "Hasil",
    "Jumlah",
    "Satuan",
    "Barang",
    "Nilai (Rp)",
    "Atas nama",
    "Desa/kelurahan",
    "Diterima oleh",
    "Hubungan",
    "Nomor seri",
    "Berkas tanda tangan",
    "Berkas foto",
    "Lintang",
    "Bujur",
    "Kembali tanggal",
    "Catatan",
  ],
  page: ({ programmeCode, year }, after, limit) => sql<HandoverRow>`
    select h.number as key, h.number, h.happened_at, h.outcome, h.quantity, i.measure, i.title ->> 'id' as item, t.unit_cost_rupiah,
           l.name, l.place_label, h.receiver_name, h.receiver_relation, h.serial_number, substring(h.signature for 8) as signature_start, substring(h.photo for 8) as photo_start,
           h.latitude, h.longitude, h.note,
           (select v.happened_on from delivery.handover_events v
             where v.region_code = h.region_code and v.handover_id = h.id and v.kind = 'returned') as came_back_on
      from delivery.handovers h
      join delivery.goods_allocations a on a.region_code = h.region_code and a.id = h.allocation_id
      join delivery.entitlements e on e.region_code = a.region_code and e.id = a.entitlement_id
      join delivery.enrolments n on n.region_code = e.region_code and n.id = e.enrolment_id
      join delivery.decree_lines l on l.region_code = n.region_code and l.decree_id = n.decree_id and l.line = n.decree_line
      join delivery.goods_items i on i.code = delivery.item_of_lot(a.lot_id)
      left join delivery.goods_lots t on t.id = a.lot_id
     where e.programme_code = ${programmeCode}
       and h.happened_at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, 'Asia/Jakarta')
       and h.happened_at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, 'Asia/Jakarta')
       and h.number > ${after}
     order by h.number limit ${limit}`,
  write: (row) => {
    const value = row.unit_cost_rupiah === null ? null : row.unit_cost_rupiah * BigInt(row.quantity);
    return {
      cells: [
        row.number,
        wibDateTime(row.happened_at),
        outcomes[row.outcome] ?? row.outcome,
        row.quantity,
        row.measure,
        row.item,
        value,
        row.name,
        row.place_label,
        row.receiver_name,
        relations[row.receiver_relation] ?? row.receiver_relation,
        row.serial_number,
        row.signature_start && pictureName(row.number, "tanda-tangan", row.signature_start),
        row.photo_start && pictureName(row.number, "foto", row.photo_start),
        row.latitude,
        row.longitude,
        row.came_back_on,
        row.note,
      ],
      state: outcomes[row.outcome] ?? row.outcome,
      rupiah: value ?? 0n,
    };
  },
});
