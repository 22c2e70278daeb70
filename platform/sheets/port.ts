import type { DelimiterReport } from "./csv/detect-delimiter.ts";
import type { EncodingReport, TextEncodingName } from "./encoding/detect-encoding.ts";
import type { SheetLimits } from "./limits.ts";

/** A file by path, or its bytes when it is small. */
export type SheetSource = string | Uint8Array;

export interface SheetOptions {
  /** XLSX: name of the sheet to read; default the first visible one. */
  readonly sheetName?: string;
  /** CSV: what a person corrected on the mapping screen; default detected. */
  readonly encoding?: TextEncodingName;
  readonly delimiter?: string;
  /** Deliver rows whose cells are all empty too. Default false: they are numbered but left out. */
  readonly keepBlankRows?: boolean;
  readonly limits?: Partial<SheetLimits>;
}

/** "date" text is ISO (YYYY-MM-DD, with THH:MM:SS where the cell has a time). CSV cells are text or empty. */
export type CellKind = "text" | "number" | "date" | "formula" | "empty" | "boolean" | "error";

/** Rows in file order. The three arrays run in step; cells are text whatever their kind. */
export interface RowBatch {
  /** 1-based, as a spreadsheet shows them; gaps are blank rows. */
  readonly rowNumbers: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** One letter per cell (see `kindAt`), or null for a row in which every filled cell is text. */
  readonly kinds: readonly (string | null)[];
}

export interface SheetSummary {
  readonly rows: number;
  readonly blankRows: number;
  readonly widestRow: number;
  /**
   * CSV: the file stops inside its last row (no line end and fewer cells than the row before, or half a
   * character). The row was delivered; whether it is held is the caller's rule.
   */
  readonly cutInRow: number | null;
  /** CSV: bytes that are no character in the encoding, delivered as U+FFFD. */
  readonly undecodable: number;
  /** CSV: what the encoding proved to be once the whole file was seen. */
  readonly encoding: TextEncodingName | null;
}

export interface Sheet extends AsyncIterable<RowBatch> {
  readonly format: "csv" | "xlsx";
  readonly csv: { readonly encoding: EncodingReport; readonly delimiter: DelimiterReport } | null;
  readonly xlsx: {
    readonly sheetName: string;
    readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[];
  } | null;
  /** Known once every row was read; throws before. */
  summary(): SheetSummary;
  /** Releases file and thread. Reading to the end, breaking out and errors do it too. */
  close(): Promise<void>;
}

const kindLetters: Readonly<Record<string, CellKind>> = {
  t: "text",
  n: "number",
  d: "date",
  f: "formula",
  _: "empty",
  b: "boolean",
  e: "error",
};

/** Kind of a cell of a batch; `row` and `column` are indexes into the batch. */
export function kindAt(batch: RowBatch, row: number, column: number): CellKind {
  const letters = batch.kinds[row];
  if (letters) return kindLetters[letters.charAt(column)] ?? "empty";
  return batch.rows[row]?.[column] ? "text" : "empty";
}

/**
 * A number Excel cannot have kept: it stores 15 significant digits, so a NIK or KK in a numeric cell has lost
 * its last digit. `text` is the cell's text; meant for cells of kind "number" or "formula".
 */
export function hasLostDigits(text: string): boolean {
  return text.replace(/\D/g, "").replace(/^0+/, "").length > 15;
}
