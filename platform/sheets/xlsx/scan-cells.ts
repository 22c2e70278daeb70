import { SheetError } from "../errors.ts";
import type { SheetLimits } from "../limits.ts";
import { type CellContent, type CellReferences, readAnyContent, readValue } from "./cell-content.ts";
import { type CellTag, readCellTag } from "./cell-tag.ts";
import { decodeXstring } from "./xml-tags.ts";

export interface CellContext extends CellReferences {
  readonly prefix: string;
  readonly limits: Pick<SheetLimits, "maxColumns" | "maxCellChars">;
}

export interface ScannedRow {
  readonly cells: string[];
  /** A letter per cell as in `RowBatch.kinds`; null when every filled cell is text. */
  readonly kinds: string | null;
  /** Index just past the row's end tag. */
  readonly end: number;
}

const [less, greater, slash, letterC] = [60, 62, 47, 99];
const inlineOpen = "<is><t>";
const inlineClose = "</t></is></c>";
const valueOpen = "<v>";
const valueClose = "</v></c>";

/**
 * The cells of a row (ECMA-376 part 1, 18.3.1.73) from just past its start tag to its end tag; null when the
 * text ends before. Reads by position instead of by events: several times the speed of an XML parser.
 * @throws SheetError TOO_MANY_COLUMNS, CELL_TOO_LONG, FILE_DAMAGED, with the row
 */
export function scanCells(xml: string, from: number, row: number, context: CellContext): ScannedRow | null {
  const { prefix, limits } = context;
  const open = `<${prefix}c`;
  const close = `</${prefix}c>`;
  const rowClose = `</${prefix}row`;
  const plain = prefix === "";
  const tag: CellTag = { row, column: -1, style: 0, type: "n", selfClosing: false };
  const content: CellContent = { text: "", letter: "t" };
  const cells: string[] = [];
  let letters: string[] | undefined;
  let column = -1;
  let at = from;

  for (;;) {
    if (xml.charCodeAt(at) !== less) {
      at = xml.indexOf("<", at);
      if (at === -1) return null;
    }
    const isCell = plain ? xml.charCodeAt(at + 1) === letterC : xml.startsWith(open, at);
    if (!isCell) {
      if (xml.startsWith(rowClose, at)) {
        const end = xml.indexOf(">", at);
        return end === -1 ? null : { cells, kinds: letters ? kindsOf(cells, letters) : null, end: end + 1 };
      }
      at++;
      continue;
    }
    const nameEnd = at + open.length;
    const after = xml.charCodeAt(nameEnd);
    if (after > 32 && after !== greater && after !== slash) {
      at = nameEnd;
      continue;
    }
    const inside = readCellTag(xml, nameEnd, tag);
    if (inside === -1) return null;
    column = tag.column >= 0 ? tag.column : column + 1;
    if (tag.selfClosing) {
      at = inside;
      continue;
    }
    at = plain ? shortWay(xml, inside, tag, context, content) : -1;
    if (at === -1) {
      const closed = xml.indexOf(close, inside);
      if (closed === -1) return null;
      readAnyContent(xml.slice(inside, closed), prefix, tag, context, content);
      at = closed + close.length;
    }
    if (content.text === "" && content.letter === "t") continue;
    if (column >= limits.maxColumns)
      throw new SheetError("TOO_MANY_COLUMNS", { row, limit: limits.maxColumns });
    if (content.text.length > limits.maxCellChars) {
      throw new SheetError("CELL_TOO_LONG", { row, column: column + 1, limit: limits.maxCellChars });
    }
    while (cells.length < column) cells.push("");
    cells[column] = content.text;
    if (content.letter !== "t") {
      letters ??= [];
      letters[column] = content.letter;
    }
  }
}

/** `<is><t>…</t></is></c>` and `<v>…</v></c>`, which nearly every cell is; -1 for any other. */
function shortWay(
  xml: string,
  from: number,
  tag: CellTag,
  refer: CellReferences,
  content: CellContent,
): number {
  const isInline = tag.type === "inlineStr";
  const open = isInline ? inlineOpen : valueOpen;
  const close = isInline ? inlineClose : valueClose;
  if (!xml.startsWith(open, from)) return -1;
  const start = from + open.length;
  const end = xml.indexOf("<", start);
  if (end === -1 || !xml.startsWith(close, end)) return -1;
  const stored = xml.slice(start, end);
  if (isInline) {
    content.letter = "t";
    content.text = decodeXstring(stored);
  } else {
    readValue(stored, tag, refer, content);
  }
  return end + close.length;
}

function kindsOf(cells: readonly string[], letters: readonly string[]): string {
  let kinds = "";
  for (let index = 0; index < cells.length; index++)
    kinds += letters[index] ?? (cells[index] === "" ? "_" : "t");
  return kinds;
}
