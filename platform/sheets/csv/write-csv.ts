import { type ByteSink, openByteSink, type SheetTarget } from "../byte-sink.ts";
import { encodeText, type WritableEncoding } from "../encoding/encode-text.ts";
import { type RowWriter, writeAll } from "../row-writer.ts";
import { guardCell, keepDigits } from "./guard.ts";

export type CsvValue = string | number | bigint | boolean | null | undefined;

export interface CsvWriteOptions {
  /** Default `;`: Excel with Indonesian settings uses the comma as decimal sign and splits at `;`. */
  readonly delimiter?: "," | ";" | "|" | "\t";
  readonly newline?: "\r\n" | "\n";
  /** Default "utf-8". What windows-1252 cannot hold becomes `?`. */
  readonly encoding?: WritableEncoding;
  /** Byte order mark; default true for UTF-8 and UTF-16: without it Excel reads UTF-8 as Windows-1252. */
  readonly bom?: boolean;
  /** Prefix cells that a spreadsheet would run as a formula with `'`. Default true. */
  readonly guardFormulas?: boolean;
  /** NIK, KK, phone and codes with leading zeros as `="…"`. Default true; false for machine exchange. */
  readonly keepDigits?: boolean;
  /** Quote every field, not only those that need it. */
  readonly quoteAll?: boolean;
}

/** Plain CSV for another program: no mark, no guard, digits as they are. */
export const exchangeCsv = { bom: false, guardFormulas: false, keepDigits: false } as const;

/** About one file system write; larger gains nothing measurable. */
const flushAtChars = 256 * 1024;

/** Neither a formula nor a number: most cells, spared two regular expressions. */
function startsWithLetter(text: string): boolean {
  const lower = text.charCodeAt(0) | 0x20;
  return lower >= 97 && lower <= 122;
}

export function openCsvWriter(target: SheetTarget, options: CsvWriteOptions = {}): RowWriter<CsvValue> {
  const { delimiter = ";", newline = "\r\n", encoding = "utf-8", quoteAll = false } = options;
  const bom = options.bom ?? encoding !== "windows-1252";
  const guard = options.guardFormulas ?? true;
  const digits = options.keepDigits ?? true;
  const needsQuotes = new RegExp(`["\r\n${delimiter === "|" ? "\\|" : delimiter}]|^\\s|\\s$`);
  const sink: ByteSink = openByteSink(target);
  let pending = bom && encoding !== "windows-1252" ? "\uFEFF" : "";
  let rows = 0;

  function field(value: CsvValue): string {
    if (value == null) return quoteAll ? '""' : "";
    let text = typeof value === "string" ? value : String(value);
    if (text === "") return quoteAll ? '""' : "";
    if (typeof value === "string" && !startsWithLetter(text)) {
      if (guard) text = guardCell(text);
      if (digits) text = keepDigits(text);
    }
    return quoteAll || needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  function flush(): Promise<void> | undefined {
    const bytes = encodeText(pending, encoding);
    pending = "";
    return sink.write(bytes);
  }

  return {
    write(row) {
      let line = "";
      for (let column = 0; column < row.length; column++) {
        line += column === 0 ? field(row[column]) : delimiter + field(row[column]);
      }
      // A row of one empty cell would be an empty line, which readers drop.
      pending += (line === "" && row.length === 1 ? '""' : line) + newline;
      rows++;
      return pending.length >= flushAtChars ? flush() : undefined;
    },
    async close() {
      await flush();
      await sink.close();
      return { rows };
    },
    abandon: () => sink.abandon(),
  };
}

/**
 * Writes rows to a CSV file or stream as they come; memory does not grow with them.
 * Defaults suit an Indonesian Excel (`;`, byte order mark, CRLF, guarded formulas, digits kept as text).
 * @throws what the target throws (disk full, closed connection) or what `rows` throws; the target is released.
 */
export function writeCsv(
  target: SheetTarget,
  rows: Iterable<readonly CsvValue[]> | AsyncIterable<readonly CsvValue[]>,
  options: CsvWriteOptions = {},
): Promise<{ readonly rows: number }> {
  return writeAll(openCsvWriter(target, options), rows);
}
