import { columnLetters, maxSheetColumns } from "./column-letters.ts";
import { escapeXstring } from "./escape-xml.ts";
import { style } from "./static-parts.ts";

/**
 * A cell to write: text stays text however it looks; `date` is "YYYY-MM-DD"; a formula carries the value last
 * computed, as Excel stores it.
 */
export type SheetValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | { readonly date: string }
  | { readonly formula: string; readonly value: string | number };

/** Excel's own limit; a longer cell makes it call the file damaged. */
const maxCellChars = 32_767;

const letters: string[] = [];

function lettersOf(column: number): string {
  return (letters[column] ??= columnLetters(column));
}

/** One `<row>`; strings take `textStyle`. Empty cells are left out. */
export function rowXml(
  rowNumber: number,
  cells: readonly SheetValue[],
  textStyle: number = style.text,
): string {
  if (cells.length > maxSheetColumns) throw new RangeError(`A sheet has at most ${maxSheetColumns} columns`);
  let xml = `<row r="${rowNumber}">`;
  for (let column = 0; column < cells.length; column++) {
    const value = cells[column];
    if (value == null || value === "") continue;
    const reference = lettersOf(column) + rowNumber;
    xml += typeof value === "string" ? textCell(reference, value, textStyle) : otherCell(reference, value);
  }
  return `${xml}</row>`;
}

function textCell(reference: string, text: string, textStyle: number): string {
  if (text.length > maxCellChars) throw new RangeError(`A cell holds at most ${maxCellChars} characters`);
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  const preserve = first <= 32 || last <= 32 || text.includes("\n") ? ' xml:space="preserve"' : "";
  return `<c r="${reference}" s="${textStyle}" t="inlineStr"><is><t${preserve}>${escapeXstring(text)}</t></is></c>`;
}

type OtherValue = Exclude<SheetValue, string | null | undefined>;

function otherCell(reference: string, value: OtherValue): string {
  if (typeof value === "boolean") return `<c r="${reference}" t="b"><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === "object") {
    return "date" in value ? dateCell(reference, value.date) : formulaCell(reference, value);
  }
  if (typeof value === "number" && !Number.isFinite(value)) {
    return `<c r="${reference}" t="e"><v>#NUM!</v></c>`;
  }
  return `<c r="${reference}"><v>${value}</v></c>`;
}

/** Days from 1899-12-30, the zero of Excel's calendar from 1 March 1900 on. */
const excelEpochMs = Date.UTC(1899, 11, 30);

/** Dates before March 1900 are written as text: Excel counts a 29 February 1900 that never was. */
function dateCell(reference: string, date: string): string {
  const serial = (Date.parse(`${date}T00:00:00Z`) - excelEpochMs) / 86_400_000;
  if (!Number.isInteger(serial) || serial < 61) return textCell(reference, date, style.text);
  return `<c r="${reference}" s="${style.date}"><v>${serial}</v></c>`;
}

function formulaCell(reference: string, cell: { formula: string; value: string | number }): string {
  const type = typeof cell.value === "string" ? ' t="str"' : "";
  return `<c r="${reference}"${type}><f>${escapeXstring(cell.formula)}</f><v>${escapeXstring(String(cell.value))}</v></c>`;
}
