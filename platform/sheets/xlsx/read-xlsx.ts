import { SheetError } from "../errors.ts";
import type { SheetLimits } from "../limits.ts";
import type { RowBatch, SheetOptions, SheetSummary } from "../port.ts";
import type { RandomAccess } from "../random-access.ts";
import { inflateEntry } from "../zip/inflate-entry.ts";
import { openWorkbook } from "./open-workbook.ts";
import { type NumberedRow, scanRows } from "./scan-rows.ts";

export interface OpenedXlsx {
  readonly sheetName: string;
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  /** Rows as the sheet inflates; the return value counts them. */
  readonly batches: () => AsyncGenerator<RowBatch, SheetSummary>;
}

/** A batch is handed on at this many cells, some 100 rows of a DTSEN file: five times as many cost 20 MB more and no time less. */
const batchCells = 8_000;

/**
 * Opens an XLSX file and one of its sheets. Meant to run in a thread of its own (`readXlsxInThread`).
 * @throws SheetError SHEET_MISSING when there is no sheet of that name, or none with cells
 */
export async function readXlsx(
  file: RandomAccess,
  options: Pick<SheetOptions, "sheetName" | "keepBlankRows">,
  limits: SheetLimits,
): Promise<OpenedXlsx> {
  const workbook = await openWorkbook(file, limits);
  const wanted = options.sheetName;
  const sheet =
    wanted === undefined
      ? (workbook.sheets.find((candidate) => !candidate.hidden) ?? workbook.sheets[0])
      : workbook.sheets.find((candidate) => candidate.name === wanted);
  const entry = sheet?.entry;
  if (!sheet || !entry) throw new SheetError("SHEET_MISSING");

  async function* batches(): AsyncGenerator<RowBatch, SheetSummary> {
    const scanner = scanRows({
      formats: await workbook.formats(),
      shared: await workbook.sharedStrings(),
      from1904: workbook.from1904,
      limits,
    });
    const collector = collectRows(options.keepBlankRows ?? false, limits.maxRows);
    if (!entry) throw new SheetError("SHEET_MISSING");
    for await (const chunk of inflateEntry(file, entry, workbook.budget)) {
      collector.add(scanner.push(chunk));
      const fault = collector.fault() ?? scanner.fault();
      if (collector.isFull() || fault) yield collector.take();
      if (fault) throw fault;
    }
    collector.add(scanner.end());
    yield collector.take();
    const fault = collector.fault() ?? scanner.fault();
    if (fault) throw fault;
    return collector.summary();
  }

  const sheets = workbook.sheets.map(({ name, hidden }) => ({ name, hidden }));
  return { sheetName: sheet.name, sheets, batches };
}

function collectRows(keepBlank: boolean, maxRows: number) {
  let rowNumbers: number[] = [];
  let rows: string[][] = [];
  let kinds: (string | null)[] = [];
  let cells = 0;
  let count = 0;
  let seen = 0;
  let lastNumber = 0;
  let widestRow = 0;
  let fault: SheetError | null = null;

  return {
    add(scanned: readonly NumberedRow[]): void {
      for (const row of scanned) {
        const blank = row.cells.every((cell) => cell === "") && row.kinds === null;
        lastNumber = row.number;
        if (blank && !keepBlank) continue;
        if (count >= maxRows) {
          fault = new SheetError("TOO_MANY_ROWS", { row: row.number, limit: maxRows });
          return;
        }
        count++;
        if (!blank) seen++;
        if (row.cells.length > widestRow) widestRow = row.cells.length;
        cells += row.cells.length;
        rowNumbers.push(row.number);
        rows.push(row.cells);
        kinds.push(row.kinds);
      }
    },
    isFull: () => cells >= batchCells,
    take(): RowBatch {
      const batch = { rowNumbers, rows, kinds };
      [rowNumbers, rows, kinds, cells] = [[], [], [], 0];
      return batch;
    },
    fault: () => fault,
    /** Rows a sheet leaves out count as blank, up to the last one it holds. */
    summary: (): SheetSummary => ({
      rows: count,
      blankRows: lastNumber - seen,
      widestRow,
      cutInRow: null,
      undecodable: 0,
      encoding: null,
    }),
  };
}
