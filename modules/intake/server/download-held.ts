import { PassThrough } from "node:stream";
import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { type FileAnswer, query } from "#platform/runtime/operation.ts";
import { openCsvWriter } from "#platform/sheets/csv/write-csv.ts";
import { openXlsxWriter } from "#platform/sheets/xlsx/write-xlsx.ts";
import { downloadHeld } from "../contract/download-held.ts";
import { type BatchRow, readBatchRow } from "./batch-row.ts";
import { batchSubject, findBatch } from "./find-batch.ts";
import { type IntakeReference, intakeReference } from "./reference.ts";
import { showFinding } from "./show-finding.ts";

const addedHeaders = {
  id: ["NOMOR BARIS", "SEBAB", "CARA MEMPERBAIKI"],
  en: ["ROW NUMBER", "REASON", "REMEDY"],
} as const;

const pageRows = 500;

interface Row {
  row_no: bigint;
  cells: string[];
  findings: { rule: string; field: string | null; value: string; otherRow: number | null }[] | null;
}

async function* heldRows(
  tx: Tx,
  batch: BatchRow,
  reference: IntakeReference,
  locale: "id" | "en",
): AsyncGenerator<string[]> {
  const hidden = new Set(
    batch.mapping.flatMap((column) =>
      column.field !== null && reference.fields.get(column.field)?.mask === "protected" ? [column.index] : [],
    ),
  );
  yield [...batch.mapping.map((column) => column.header), ...addedHeaders[locale]];
  let after = 0n;
  for (;;) {
    const { rows } = await sql<Row>`
      select h.row_no, h.cells,
             (select jsonb_agg(jsonb_build_object('rule', f.rule, 'field', f.field, 'value', f.value, 'otherRow', f.other_row))
              from intake.findings f where f.batch_id = h.batch_id and f.row_no = h.row_no) as findings
      from intake.held_rows h where h.batch_id = ${batch.id} and h.state = 'held' and h.row_no > ${after}
      order by h.row_no limit ${pageRows}`.execute(tx);
    for (const row of rows) {
      const said = (row.findings ?? [])
        .map((finding) => showFinding(reference, locale, finding))
        .filter((finding) => finding.severity !== "warn");
      // A shifted row is handed back as it is wide: cells beyond the headers would end among the reasons.
      const cells = Array.from({ length: batch.mapping.length }, (_, index) =>
        hidden.has(index) ? "" : (row.cells[index] ?? ""),
      );
      yield [
        ...cells,
        String(row.row_no),
        said.map((finding) => finding.reason).join(" "),
        said.map((finding) => finding.remedy).join(" "),
      ];
    }
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return;
    after = last.row_no;
  }
}

async function write(
  stream: PassThrough,
  rows: AsyncIterable<string[]>,
  format: "csv" | "xlsx",
): Promise<void> {
  const writer = format === "csv" ? openCsvWriter(stream) : openXlsxWriter(stream, { sheetName: "Ditahan" });
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

export const handler = query(downloadHeld, async (tx, { batchId, format }, { locale }) => {
  const found = await findBatch(tx, batchId);
  if (!found) return refuse("BATCH_NOT_FOUND");
  const { rows } = await sql<{ n: bigint }>`
    select count(*) as n from intake.held_rows h where h.batch_id = ${batchId} and h.state = 'held'`.execute(
    tx,
  );
  if ((rows[0]?.n ?? 0n) === 0n) return refuse("NOTHING_HELD");
  const batch = await readBatchRow(tx.client, batchId);
  const reference = await intakeReference();
  const stream = new PassThrough();
  void write(stream, heldRows(tx, batch, reference, locale), format);
  const answer: FileAnswer = {
    fileName: `ditahan-${batchId.slice(-8)}.${format}`,
    contentType:
      format === "csv"
        ? "text/csv; charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    stream,
  };
  return shown(answer, { subjects: [batchSubject(found)], purpose: "import" });
});
