import { PassThrough } from "node:stream";
import { placeLabels } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { openCsvWriter } from "#platform/sheets/csv/write-csv.ts";
import { exportMarks } from "../../contract/export-marks.ts";
import { readState } from "../../domain/assessment-state.ts";
import { type MarkLine, type MarksWanted, marksPage, placeWithin } from "./marks-page.ts";
import { type ShownAssessment, shownAssessment } from "./shown-assessment.ts";

const headers = {
  id: ["NAMA", "NOMOR (DISAMARKAN)", "KODE WILAYAH", "WILAYAH", "STATUS"],
  en: ["NAME", "NUMBER (MASKED)", "PLACE CODE", "PLACE", "STATUS"],
} as const;

const statusWords = {
  id: {
    eligible: "memenuhi syarat",
    "data-lacking": "data kurang",
    "not-eligible": "belum memenuhi syarat",
    served: "sudah menerima",
    overlap: "rangkap terlarang",
    "cooling-off": "masa jeda",
  },
  en: {
    eligible: "eligible",
    "data-lacking": "data lacking",
    "not-eligible": "not eligible",
    served: "served",
    overlap: "overlap",
    "cooling-off": "cooling off",
  },
} as const;

const pageRows = 1000;
/** As many as a spreadsheet opens; where more are meant, the file's last line says so. */
const mostRows = 1_000_000;

const cutWords = {
  id: "Daftar dipotong pada 1.000.000 baris. Unduh per kabupaten/kota untuk sisanya.",
  en: "The list is cut at 1,000,000 rows. Download it by regency for the rest.",
} as const;

async function* lines(
  tx: Tx,
  shownNow: ShownAssessment,
  wanted: MarksWanted,
  first: readonly MarkLine[],
  locale: "id" | "en",
): AsyncGenerator<readonly string[]> {
  yield headers[locale];
  let page = first;
  let written = 0;
  while (page.length > 0 && written < mostRows) {
    const labels = await placeLabels(
      tx,
      page.map((row) => row.placeCode),
    );
    for (const row of page)
      yield [
        row.name ?? "",
        row.number === null ? "" : maskNumber(row.number),
        row.placeCode,
        labels.get(row.placeCode) ?? "",
        statusWords[locale][readState(row.state).status],
      ];
    written += page.length;
    const last = page.at(-1);
    page =
      page.length < pageRows || last === undefined
        ? []
        : ((await marksPage(tx, shownNow, wanted, last.id, pageRows))?.rows ?? []);
  }
  if (page.length > 0) yield [cutWords[locale]];
}

async function write(stream: PassThrough, rows: AsyncIterable<readonly string[]>): Promise<void> {
  const writer = openCsvWriter(stream);
  try {
    for await (const row of rows) {
      const full = writer.write([...row]);
      if (full) await full;
    }
    await writer.close();
  } catch (error) {
    writer.abandon();
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

export const handler = query(exportMarks, async (tx, input, { actor, locale }) => {
  const placeCode = placeWithin(input.placeCode, actor.areaCode);
  const shownNow = await shownAssessment(tx, input.period);
  if (shownNow === undefined) return refuse("PROGRAMME_NOT_FOUND");
  const wanted = { programmeCode: input.programmeCode, kind: input.kind, placeCode };
  const first = await marksPage(tx, shownNow, wanted, undefined, pageRows);
  if (first === undefined) return refuse("PROGRAMME_NOT_FOUND");
  const stream = new PassThrough();
  void write(stream, lines(tx, shownNow, wanted, first.rows, locale));
  return shown(
    { fileName: `${input.programmeCode}-${input.kind}.csv`, contentType: "text/csv; charset=utf-8", stream },
    {
      purpose: "export",
      subjects: [{ kind: "programme-list", id: `${input.programmeCode}/${input.kind}`, placeCode }],
    },
  );
});
