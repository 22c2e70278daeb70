import { startDecoding } from "../encoding/decode-text.ts";
import { detectEncoding, type EncodingReport } from "../encoding/detect-encoding.ts";
import { SheetError } from "../errors.ts";
import type { SheetLimits } from "../limits.ts";
import type { RowBatch, Sheet, SheetOptions, SheetSummary } from "../port.ts";
import type { RandomAccess } from "../random-access.ts";
import { type DelimiterReport, detectDelimiter, newlineOf } from "./detect-delimiter.ts";
import { plainDigits } from "./guard.ts";
import { scanRecords } from "./scan-records.ts";

const sampleBytes = 64 * 1024;
/**
 * Some 400 rows. Their cells are garbage before the young generation is full: with 512 kB the same rows cost a
 * third more, all of it in the collector.
 */
const pieceBytes = 128 * 1024;

/**
 * Opens CSV text: looks at its first 64 kB for encoding and delimiter, reads the rest only as rows are taken.
 * @throws SheetError NOT_A_SHEET when the bytes are not text
 */
export async function readCsv(
  file: RandomAccess,
  options: SheetOptions,
  limits: SheetLimits,
): Promise<Sheet> {
  const sample = await file.read(0, Math.min(sampleBytes, file.size));
  const detected = detectEncoding(sample);
  if (!detected) throw new SheetError("NOT_A_SHEET");
  const encoding: EncodingReport = options.encoding
    ? { ...detected, encoding: options.encoding, confidence: "certain" }
    : detected;
  const sampleText = withoutMark(startDecoding(encoding.encoding, true).decode(sample));
  const found = detectDelimiter(sampleText);
  const delimiter: DelimiterReport = options.delimiter
    ? { ...found, delimiter: options.delimiter, confidence: "certain" }
    : found;

  let summary: SheetSummary | null = null;

  async function* batches(): AsyncGenerator<RowBatch> {
    const decoding = startDecoding(encoding.encoding, encoding.confidence !== "guess");
    const scanner = scanRecords({
      delimiter: delimiter.delimiter,
      newline: newlineOf(sampleText),
      maxCellChars: limits.maxCellChars,
      maxColumns: limits.maxColumns,
    });
    // The `sep=` line is no row to a spreadsheet: with it row 1 is the second record.
    const collector = collectRows(delimiter.sepLine ? -1 : 0, options.keepBlankRows ?? false, limits.maxRows);
    let first = true;
    let equals = false;
    try {
      for (let offset = 0; offset < file.size; offset += pieceBytes) {
        const bytes = await file.read(offset, Math.min(pieceBytes, file.size - offset));
        const text = decoding.decode(bytes);
        const records = scanner.push(first ? withoutMark(text) : text);
        equals ||= text.includes("=");
        const batch = collector.batch(records, equals);
        // The last record goes on in the next piece, where it may be given out.
        equals = text.includes("=") || (equals && records.length === 0);
        first = false;
        if (batch.rows.length > 0) yield batch;
        stopOnFault();
      }
      const half = decoding.end().cut;
      const lastRow = collector.lastWidth();
      const tail = scanner.end();
      const batch = collector.batch(tail, true);
      if (batch.rows.length > 0) yield batch;
      stopOnFault();
      const narrower = scanner.unterminated() && lastRow > 0 && (tail[0]?.length ?? lastRow) < lastRow;
      summary = {
        ...collector.counts(),
        cutInRow: half || narrower ? collector.lastNumber() : null,
        undecodable: decoding.undecodable(),
        encoding: decoding.encoding(),
      };
    } finally {
      await file.close();
    }

    function stopOnFault(): void {
      const limited = collector.fault();
      if (limited) throw limited;
      const fault = scanner.fault();
      if (fault) throw new SheetError(fault.code, fault.place);
    }
  }

  return {
    format: "csv",
    csv: { encoding, delimiter },
    xlsx: null,
    [Symbol.asyncIterator]: batches,
    summary() {
      if (!summary) throw new Error("The summary is known when every row has been read");
      return summary;
    },
    close: () => file.close(),
  };
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function takeDigits(record: string[]): void {
  for (let column = 0; column < record.length; column++) {
    const cell = record[column] ?? "";
    if (cell.charCodeAt(0) === 61) record[column] = plainDigits(cell);
  }
}

/** Numbers the records as a spreadsheet does and leaves blank ones out. */
function collectRows(before: number, keepBlank: boolean, maxRows: number) {
  let number = before;
  let rows = 0;
  let blankRows = 0;
  let widestRow = 0;
  let lastWidth = 0;
  let fault: SheetError | null = null;

  return {
    /** `mayKeepDigits`: some cell may be Excel's ="…"; where no equals sign is, none needs to be looked at. */
    batch(records: string[][], mayKeepDigits: boolean): RowBatch {
      const rowNumbers: number[] = [];
      const kept: string[][] = [];
      for (const record of records) {
        number++;
        if (number < 1) continue;
        if (record[0] === "" && record.every((cell) => cell === "")) {
          blankRows++;
          if (!keepBlank) continue;
        }
        if (rows >= maxRows) {
          fault = new SheetError("TOO_MANY_ROWS", { row: number, limit: maxRows });
          break;
        }
        rows++;
        if (record.length > widestRow) widestRow = record.length;
        lastWidth = record.length;
        if (mayKeepDigits) takeDigits(record);
        rowNumbers.push(number);
        kept.push(record);
      }
      return { rowNumbers, rows: kept, kinds: kept.map(() => null) };
    },
    counts: () => ({ rows, blankRows, widestRow }),
    lastWidth: () => lastWidth,
    lastNumber: () => number,
    fault: () => fault,
  };
}
