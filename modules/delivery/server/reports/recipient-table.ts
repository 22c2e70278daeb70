import { sql } from "kysely";
import { maskNumber } from "#platform/kernel/nik.ts";
import { bundleTable } from "./bundle-table.ts";

interface Row {
  readonly key: string;
  readonly number: string | null;
  readonly line: number;
  readonly name: string;
  readonly nik: string | null;
  readonly kk_number: string | null;
  readonly address: string;
  readonly place_label: string;
  readonly place_code: string;
  readonly period: string;
  readonly stage: string;
  readonly due_on: string;
  readonly amount_rupiah: bigint;
  readonly state: string;
}

/** States of an entitlement as the bundle writes them; the realisation adds the same ones. */
export const entitlementWords: Readonly<Record<string, string>> = {
  due: "menunggu",
  held: "menunggu (ditahan)",
  paying: "dalam pembayaran",
  paid: "diterima",
  "handed-over": "diterima (barang)",
  returned: "kembali",
  cancelled: "dibatalkan",
};

const masked = (number: string | null) => (number === null ? "" : maskNumber(number));

/** Who was entitled in the year, by the line of the decree, and where it stands. */
export const recipientTable = bundleTable<Row>({
  name: "penerima.csv",
  header: [
    "Nomor SK",
    "Baris SK",
    "Nama",
    "NIK",
    "Nomor KK",
    "Alamat",
    "Desa/kelurahan",
    "Kode wilayah",
    "Periode",
    "Tahap",
    "Jatuh tempo",
    "Jumlah (Rp)",
    "Keadaan",
  ],
  page: ({ programmeCode, year }, after, limit) => sql<Row>`
    select e.region_code || e.id::text as key, d.number, l.line, l.name, l.nik, l.kk_number, l.address, l.place_label, e.place_code,
           e.period, e.stage, e.due_on, e.amount_rupiah, e.state
      from delivery.entitlements e
      join delivery.enrolments n on n.region_code = e.region_code and n.id = e.enrolment_id
      join delivery.decrees d on d.id = e.decree_id
      join delivery.decree_lines l on l.region_code = n.region_code and l.decree_id = n.decree_id and l.line = n.decree_line
     where e.programme_code = ${programmeCode}
       and e.due_on >= make_date(${year}, 1, 1) and e.due_on < make_date(${year + 1}, 1, 1)
       and (${after} = '' or (e.region_code, e.id) > (left(${after}, 4), nullif(substr(${after}, 5), '')::uuid))
     order by e.region_code, e.id limit ${limit}`,
  write: (row) => {
    const state = entitlementWords[row.state] ?? row.state;
    return {
      cells: [
        row.number,
        row.line,
        row.name,
        masked(row.nik),
        masked(row.kk_number),
        row.address,
        row.place_label,
        row.place_code,
        row.period,
        row.stage,
        row.due_on,
        row.amount_rupiah,
        state,
      ],
      state,
      rupiah: row.amount_rupiah,
    };
  },
});
