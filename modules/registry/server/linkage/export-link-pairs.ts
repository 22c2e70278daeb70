import { PassThrough } from "node:stream";
import type { Tx } from "#platform/db/tx.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { openCsvWriter } from "#platform/sheets/csv/write-csv.ts";
import { openXlsxWriter } from "#platform/sheets/xlsx/write-xlsx.ts";
import { exportLinkPairs } from "../../contract/export-link-pairs.ts";
import { type PairFilter, pairWhere } from "./pair-filter.ts";
import { type ListedPair, readPairs, toPairRows } from "./pair-list.ts";

const fields = ["nik", "kk", "name", "born", "sex", "mother", "place", "account"] as const;

const headers = {
  id: [
    "JENIS",
    "NAMA 1",
    "WILAYAH 1",
    "NAMA 2",
    "WILAYAH 2",
    "BOBOT",
    "PELUANG",
    "RAGU",
    "STATUS",
    "UMUR (HARI)",
  ],
  en: [
    "KIND",
    "NAME 1",
    "PLACE 1",
    "NAME 2",
    "PLACE 2",
    "WEIGHT",
    "PROBABILITY",
    "DOUBT",
    "STATE",
    "AGE (DAYS)",
  ],
} as const;
const fieldHeaders = {
  id: ["NIK", "KK", "NAMA", "LAHIR", "JENIS KELAMIN", "IBU", "WILAYAH", "REKENING"],
  en: ["NIK", "KK", "NAME", "BORN", "SEX", "MOTHER", "PLACE", "ACCOUNT"],
} as const;
const pageRows = 500;
const mostRows = 50_000;

const partOf = (row: ListedPair, field: string) => {
  const part = row.parts.find((one) => one.field === field);
  return part === undefined ? "" : part.weight.toFixed(2);
};

async function* sheetRows(
  tx: Tx,
  filter: PairFilter,
  actorId: string,
  now: Date,
  locale: "id" | "en",
): AsyncGenerator<string[]> {
  yield [...headers[locale], ...fieldHeaders[locale]];
  const where = pairWhere(filter, actorId, now);
  let last: ListedPair | undefined;
  for (let told = 0; told < mostRows; told += pageRows) {
    const rows = await readPairs(tx, where, last, pageRows);
    const views = await toPairRows(tx, rows, actorId, now);
    for (const [index, row] of rows.entries()) {
      const view = views[index];
      if (view === undefined) continue;
      yield [
        view.kind,
        view.nameA,
        view.placeA.label,
        view.nameB,
        view.placeB.label,
        view.weight.toFixed(2),
        view.probability.toFixed(4),
        view.doubt,
        view.state,
        String(view.ageDays),
        ...fields.map((field) => partOf(row, field)),
      ];
    }
    last = rows.at(-1);
    if (rows.length < pageRows) return;
  }
}

async function write(
  stream: PassThrough,
  rows: AsyncIterable<string[]>,
  format: "csv" | "xlsx",
): Promise<void> {
  const writer =
    format === "csv" ? openCsvWriter(stream) : openXlsxWriter(stream, { sheetName: "Data ganda" });
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

export const handler = query(exportLinkPairs, async (tx, { format, ...filter }, { actor, now, locale }) => {
  const stream = new PassThrough();
  void write(stream, sheetRows(tx, filter, actor.userId, now, locale), format);
  return shown(
    {
      fileName: `data-ganda.${format}`,
      contentType:
        format === "csv"
          ? "text/csv; charset=utf-8"
          : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      stream,
    },
    { purpose: "export", subjects: [{ kind: "area", id: actor.areaCode ?? "" }] },
  );
});
