import { PassThrough } from "node:stream";
import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { openCsvWriter } from "#platform/sheets/csv/write-csv.ts";
import { openXlsxWriter } from "#platform/sheets/xlsx/write-xlsx.ts";
import { downloadDecreeLines } from "../../contract/download-decree-lines.ts";
import { decreeSubject, findDecree } from "./decree-row.ts";
import { type LineRow, lineColumns, lineView } from "./line-view.ts";

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

async function write(
  stream: PassThrough,
  rows: AsyncIterable<string[]>,
  format: "csv" | "xlsx",
): Promise<void> {
  const writer = format === "csv" ? openCsvWriter(stream) : openXlsxWriter(stream, { sheetName: "SK" });
  try {
    for await (const row of rows) {
      const full = writer.write(row);
      if (full) await full;
    }
    await writer.close();
  } catch (error) {
    writer.abandon();
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

export const handler = query(downloadDecreeLines, async (tx, { decreeId, format }, { locale }) => {
  const decree = await findDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  const stream = new PassThrough();
  void write(stream, sheetRows(tx, decreeId, locale), format);
  return shown(
    {
      fileName: `daftar-sk-${decreeId.slice(-8)}.${format}`,
      contentType:
        format === "csv"
          ? "text/csv; charset=utf-8"
          : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      stream,
    },
    { purpose: "export", subjects: [decreeSubject(decree)] },
  );
});
