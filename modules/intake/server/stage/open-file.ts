import { SheetError } from "#platform/sheets/errors.ts";
import { openSheet } from "#platform/sheets/open-sheet.ts";
import type { Sheet } from "#platform/sheets/port.ts";
import { openRandomAccess } from "#platform/sheets/random-access.ts";
import { readZipDirectory } from "#platform/sheets/zip/directory.ts";
import type { FileReading } from "../../contract/shapes.ts";
import { isNumberingRow } from "../../domain/mapping.ts";

/** One row of data with its number as a spreadsheet shows it. */
export interface DataRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly kinds: string | null;
}

/**
 * Tighter than the reader's own: sheets of offices inflate 5- to 60-fold and Excel has 1,048,576 rows, so what
 * passes 120-fold or has more rows is made to harm.
 */
const workbookLimits = { maxCompressionRatio: 120 } as const;

/** From here on a workbook's own directory is believed when it boasts: no need to inflate a gigabyte to see it. */
const suspectBytes = 64 * 1024 ** 2;

/** Refuses a bomb by what it says of itself; one that lies is caught while it inflates. */
async function refuseBoastfulZip(path: string): Promise<void> {
  const file = await openRandomAccess(path);
  try {
    const start = await file.read(0, 2);
    if (start.toString("latin1") !== "PK") return;
    for (const part of (await readZipDirectory(file)).values()) {
      if (
        part.plainBytes > suspectBytes &&
        part.plainBytes > workbookLimits.maxCompressionRatio * part.packedBytes
      )
        throw new SheetError("ZIP_BOMB", { limit: workbookLimits.maxCompressionRatio });
    }
  } finally {
    await file.close();
  }
}

/** Opens a stored file; `reading`: as it was read the first time. */
export async function openStored(path: string, reading?: FileReading): Promise<Sheet> {
  await refuseBoastfulZip(path);
  return openSheet(path, {
    limits: workbookLimits,
    ...(reading?.sheetName === undefined ? {} : { sheetName: reading.sheetName }),
    ...(reading?.delimiter === undefined ? {} : { delimiter: reading.delimiter }),
  });
}

/** Rows below the header, the numbering row of BDT files left out, handed on batch by batch. */
export async function* dataRows(sheet: Sheet, reading: FileReading): AsyncGenerator<DataRow[]> {
  for await (const batch of sheet) {
    const rows: DataRow[] = [];
    for (let index = 0; index < batch.rows.length; index += 1) {
      const rowNumber = batch.rowNumbers[index] ?? 0;
      if (rowNumber <= reading.headerRow) continue;
      const cells = batch.rows[index] ?? [];
      if (rowNumber <= reading.headerRow + 2 && reading.skipsNumbering && isNumberingRow(cells)) continue;
      rows.push({ rowNumber, cells, kinds: batch.kinds[index] ?? null });
    }
    if (rows.length > 0) yield rows;
  }
}
