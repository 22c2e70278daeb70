import { PassThrough, type Readable } from "node:stream";
import { openCsvWriter } from "#platform/sheets/csv/write-csv.ts";
import { openXlsxWriter } from "#platform/sheets/xlsx/write-xlsx.ts";

export type SheetFormat = "csv" | "xlsx";

async function write(
  stream: PassThrough,
  rows: AsyncIterable<string[]>,
  format: SheetFormat,
  sheetName: string,
): Promise<void> {
  const writer = format === "csv" ? openCsvWriter(stream) : openXlsxWriter(stream, { sheetName });
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

/** Rows as a file that is read while it is written: a list of 80,000 lines never stands in memory. */
export function sheetFile(
  name: string,
  format: SheetFormat,
  rows: AsyncIterable<string[]>,
  sheetName: string,
): { readonly fileName: string; readonly contentType: string; readonly stream: Readable } {
  const stream = new PassThrough();
  void write(stream, rows, format, sheetName);
  return {
    fileName: `${name}.${format}`,
    contentType:
      format === "csv"
        ? "text/csv; charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    stream,
  };
}
