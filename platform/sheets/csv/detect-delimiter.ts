import { scanRecords } from "./scan-records.ts";

const delimiters = [",", ";", "|", "\t"] as const;

export interface DelimiterReport {
  readonly delimiter: string;
  /** certain: nearly all rows agree and no other sign comes close; guess: one column or no agreement. */
  readonly confidence: "certain" | "likely" | "guess";
  /** Columns most rows have with it. */
  readonly columns: number;
  /** True when the first line is Excel's `sep=;`, which a spreadsheet does not show as a row. */
  readonly sepLine: boolean;
}

/** Enough rows to outvote damaged ones. */
const sampleRows = 200;

/**
 * Which sign separates the cells of a CSV, from its first text (some 64 kB). Pure. Every candidate is read in
 * full, quotes included; the one under which most rows have the same number of columns wins, wide over narrow.
 */
export function detectDelimiter(sample: string): DelimiterReport {
  const told = /^sep=(.)(?:\r?\n|$)/i.exec(sample)?.[1];
  if (told !== undefined) {
    const { columns } = tryDelimiter(sample.slice(sample.indexOf("\n") + 1), told);
    return { delimiter: told, confidence: "certain", columns, sepLine: true };
  }
  const tries = delimiters
    .map((delimiter) => ({ delimiter, ...tryDelimiter(sample, delimiter) }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = tries;
  if (!best || best.score === 0) return { delimiter: ",", confidence: "guess", columns: 1, sepLine: false };
  const clear = best.score >= 2 * (second?.score ?? 0);
  const confidence = best.agreement < 0.8 ? "guess" : best.agreement >= 0.95 && clear ? "certain" : "likely";
  return { delimiter: best.delimiter, confidence, columns: best.columns, sepLine: false };
}

function tryDelimiter(sample: string, delimiter: string) {
  const scanner = scanRecords({ delimiter, newline: newlineOf(sample), maxCellChars: 1e9, maxColumns: 1e6 });
  let rows = scanner.push(sample);
  // One short row without a line end is all there is to judge; otherwise the last one may be cut.
  if (rows.length === 0) rows = scanner.end();
  const widths = new Map<number, number>();
  let counted = 0;
  for (const row of rows.slice(0, sampleRows)) {
    if (row.every((cell) => cell === "")) continue;
    widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    counted++;
  }
  let columns = 1;
  let votes = 0;
  for (const [width, count] of widths) {
    if (count > votes || (count === votes && width > columns)) [columns, votes] = [width, count];
  }
  const agreement = counted === 0 ? 0 : votes / counted;
  return { columns, agreement, score: agreement * Math.log(columns) };
}

/** "\r" only where a file knows no other line end. */
export function newlineOf(sample: string): "\n" | "\r" {
  return !sample.includes("\n") && sample.includes("\r") ? "\r" : "\n";
}
