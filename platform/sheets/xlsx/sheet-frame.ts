import { columnLetters } from "./column-letters.ts";
import { rowXml } from "./row-xml.ts";
import { mainNamespace, style, xmlHead } from "./static-parts.ts";

export interface XlsxColumn {
  readonly header: string;
  /** In characters of the standard font; default from the length of the header, 10 to 40. */
  readonly width?: number;
}

const open = `${xmlHead}<worksheet xmlns="${mainNamespace}">`;
const frozenHeader =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>';

export function sheetHead(columns: readonly XlsxColumn[] | undefined): string {
  if (!columns || columns.length === 0) return `${open}<sheetData>`;
  const widths = columns.map((column, index) => {
    const width = column.width ?? Math.min(40, Math.max(10, column.header.length + 3));
    return `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style.text}" customWidth="1"/>`;
  });
  return `${open}${frozenHeader}<cols>${widths.join("")}</cols><sheetData>`;
}

export function sheetFoot(columnCount: number, rowCount: number): string {
  const filter = columnCount > 0 ? `<autoFilter ref="A1:${columnLetters(columnCount - 1)}${rowCount}"/>` : "";
  return `</sheetData>${filter}</worksheet>`;
}

export function notesSheetXml(lines: readonly string[]): string {
  const rows = lines.map((line, index) =>
    rowXml(index + 1, [line], index === 0 ? style.noteTitle : style.note),
  );
  return `${open}<cols><col min="1" max="1" width="100" customWidth="1"/></cols><sheetData>${rows.join("")}</sheetData></worksheet>`;
}
