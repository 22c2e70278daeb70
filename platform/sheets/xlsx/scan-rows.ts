import { SheetError } from "../errors.ts";
import { maxSheetRows } from "./column-letters.ts";
import { type CellContext, type ScannedRow, scanCells } from "./scan-cells.ts";
import { rootPrefix, withoutSpecials } from "./string-item.ts";
import { openTextWindow } from "./text-window.ts";

export interface NumberedRow extends Pick<ScannedRow, "cells" | "kinds"> {
  /** 1-based, from the row's `r`; a row without one follows the row before. */
  readonly number: number;
}

/** Sheet XML to rows, piece by piece. */
export interface RowScanner {
  push(xml: Buffer): NumberedRow[];
  /** What stopped the scan; the rows before it were given out. */
  readonly fault: () => SheetError | null;
  /** The last rows; a fault when the XML ended inside one or never was a sheet. */
  end(): NumberedRow[];
}

/** 1,024 cells of Excel's 32,767 characters would be 33 million; a real row stays under one. */
const maxRowChars = 40 * 1024 * 1024;
const maxHeadChars = 8 * 1024 * 1024;

export function scanRows(contextWithoutPrefix: Omit<CellContext, "prefix">): RowScanner {
  let context: CellContext | undefined;
  let open = "";
  const window = openTextWindow();
  let keptChars = 0;
  let inRow = false;
  let last = 0;
  let fault: SheetError | null = null;
  let held: Buffer[] = [];
  let heldBytes = 0;

  function begin(xml: string): CellContext | undefined {
    const prefix = rootPrefix(xml, "worksheet");
    if (prefix === undefined) {
      if (xml.length > maxHeadChars) throw new SheetError("FILE_DAMAGED");
      return undefined;
    }
    open = `<${prefix}row`;
    return { ...contextWithoutPrefix, prefix };
  }

  function keep(xml: string, from: number): void {
    window.keepFrom(from);
    keptChars = xml.length - from;
  }

  /** The complete rows of the text; those before a fault are kept. */
  function scan(xml: string, known: CellContext, rows: NumberedRow[]): void {
    const scanRow = hasSpecials(xml) ? scanSpecial : scanCells;
    let at = 0;
    let incomplete = -1;
    for (let start = xml.indexOf(open); start !== -1; start = nextOpen(xml, open, at)) {
      const nameEnd = start + open.length;
      const after = xml.charCodeAt(nameEnd);
      // `<rowBreaks>` and the like; NaN is the end of this piece.
      if (after > 32 && after !== 62 && after !== 47) {
        at = nameEnd;
        continue;
      }
      const tagEnd = xml.indexOf(">", nameEnd);
      const number = rowNumber(xml.slice(nameEnd, tagEnd), last);
      if (number > maxSheetRows) throw new SheetError("TOO_MANY_ROWS", { row: number, limit: maxSheetRows });
      if (tagEnd !== -1 && xml.charCodeAt(tagEnd - 1) === 47) {
        at = tagEnd + 1;
      } else {
        const scanned = tagEnd === -1 ? null : scanRow(xml, tagEnd + 1, number, known);
        if (!scanned) {
          incomplete = start;
          break;
        }
        rows.push({ number, cells: scanned.cells, kinds: scanned.kinds });
        at = scanned.end;
      }
      last = number;
    }
    // Between rows only an opening tag cut in two is worth keeping.
    inRow = incomplete !== -1;
    keep(xml, inRow ? incomplete : Math.max(at, xml.length - open.length));
    if (keptChars > maxRowChars) throw new SheetError("CELL_TOO_LONG", { row: last + 1 });
  }

  function read(piece: Buffer): NumberedRow[] {
    const rows: NumberedRow[] = [];
    if (fault) return rows;
    const xml = window.push(piece);
    try {
      context ??= begin(xml);
      if (context) scan(xml, context, rows);
      else keep(xml, 0);
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      fault = error;
    }
    return rows;
  }

  function readHeld(): NumberedRow[] {
    const piece = held.length === 1 && held[0] ? held[0] : Buffer.concat(held);
    held = [];
    heldBytes = 0;
    return read(piece);
  }

  return {
    push(piece) {
      held.push(piece);
      heldBytes += piece.length;
      // A row larger than a piece is read again only when as much again has come: else 40 MB of it, given in
      // pieces of 256 kB, would be read 160 times over.
      return heldBytes < keptChars && keptChars + heldBytes < maxRowChars ? [] : readHeld();
    },
    fault: () => fault,
    end() {
      const rows = held.length > 0 ? readHeld() : [];
      if (!context || inRow) fault ??= new SheetError("FILE_DAMAGED", { row: last + 1 });
      return rows;
    },
  };
}

/** `<!` opens a comment or CDATA. Looked for by its rarer sign: `<` stands in every cell. */
function hasSpecials(xml: string): boolean {
  for (let at = xml.indexOf("!"); at !== -1; at = xml.indexOf("!", at + 1)) {
    if (xml.charCodeAt(at - 1) === 60) return true;
  }
  return false;
}

/** The slow way for a row that holds a comment or CDATA, which no spreadsheet writes and XML allows. */
function scanSpecial(xml: string, from: number, row: number, context: CellContext): ScannedRow | null {
  const close = `</${context.prefix}row>`;
  const to = xml.indexOf(close, from);
  if (to === -1) return null;
  const clean = withoutSpecials(xml.slice(from, to)) + close;
  const scanned = scanCells(clean, 0, row, context);
  return scanned && { ...scanned, end: to + close.length };
}

/** The next row nearly always starts where the last one ended. */
function nextOpen(xml: string, open: string, at: number): number {
  return xml.startsWith(open, at) ? at : xml.indexOf(open, at);
}

/** A number that does not go up is not believed: two rows must not share one. */
function rowNumber(attributes: string, last: number): number {
  const told = Number(/(?:^|\s)r\s*=\s*["'](\d{1,10})["']/.exec(attributes)?.[1] ?? 0);
  return told > last ? told : last + 1;
}
