import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { downloadDecreeLines } from "../../contract/download-decree-lines.ts";
import { decreeSubject, findDecree } from "./decree-row.ts";
import { type LineRow, lineColumns, lineView } from "./line-view.ts";
import { sheetFile } from "./write-sheet.ts";

const headers = {
  id: [
    "NO",
    "NAMA",
    "TANGGAL LAHIR",
    "NIK",
    "NO KK",
    "ALAMAT",
    "DESA/KEL",
    "REKENING",
    "JUMLAH",
    "KALI",
    "TOTAL",
    "KETERANGAN",
  ],
  en: [
    "NO",
    "NAME",
    "BORN",
    "NIK",
    "KK",
    "ADDRESS",
    "VILLAGE",
    "ACCOUNT",
    "AMOUNT",
    "TIMES",
    "TOTAL",
    "NOTE",
  ],
} as const;
const pageRows = 1000;

async function* sheetRows(tx: Tx, decreeId: string, locale: "id" | "en"): AsyncGenerator<string[]> {
  yield [...headers[locale]];
  for (let after = 0; ; ) {
    const { rows } = await sql<LineRow>`
      select ${lineColumns} from delivery.decree_lines l
       where l.decree_id = ${decreeId} and l.line > ${after} order by l.line limit ${pageRows}`.execute(tx);
    for (const row of rows) {
      const line = lineView(row);
      const note = line.effect === "withdraw" ? (locale === "id" ? "dicabut" : "withdrawn") : "";
      yield [
        String(line.line),
        line.name,
        line.bornOn ?? "",
        line.nikMasked ?? "",
        line.kkMasked ?? "",
        line.address,
        line.placeLabel,
        line.accountMasked ?? "",
        line.amountRupiah,
        String(line.times),
        line.totalRupiah,
        note,
      ];
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return;
    after = last.line;
  }
}

export const handler = query(downloadDecreeLines, async (tx, { decreeId, format }, { locale }) => {
  const decree = await findDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  return shown(sheetFile(`daftar-sk-${decreeId.slice(-8)}`, format, sheetRows(tx, decreeId, locale), "SK"), {
    purpose: "export",
    subjects: [decreeSubject(decree)],
  });
});
