import { openSheet } from "#platform/sheets/open-sheet.ts";
import type { Sheet } from "#platform/sheets/port.ts";
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

/** Opens a stored file; `reading`: as it was read the first time. */
export function openStored(path: string, reading?: FileReading): Promise<Sheet> {
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
