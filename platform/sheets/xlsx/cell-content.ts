import { SheetError } from "../errors.ts";
import type { CellFormats } from "./cell-formats.ts";
import type { CellTag } from "./cell-tag.ts";
import { dateText } from "./date-text.ts";
import { numberText } from "./number-text.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { stringItemText } from "./string-item.ts";
import { decodeXstring } from "./xml-tags.ts";

/** What the cells of a sheet refer to. */
export interface CellReferences {
  readonly formats: CellFormats;
  readonly shared: SharedStrings;
  readonly from1904: boolean;
}

type KindLetter = "t" | "n" | "d" | "f" | "b" | "e";

export interface CellContent {
  text: string;
  letter: KindLetter;
}

/**
 * Text and kind of a stored value (the inside of `<v>`), put into `content`.
 * @throws SheetError FILE_DAMAGED for a shared string that is not in the table
 */
export function readValue(stored: string, tag: CellTag, refer: CellReferences, content: CellContent): void {
  content.letter = "t";
  switch (tag.type) {
    case "s": {
      const text = refer.shared.get(Number(stored));
      if (text === undefined) throw new SheetError("FILE_DAMAGED", { row: tag.row });
      content.text = text;
      break;
    }
    case "str":
    case "inlineStr":
      content.text = decodeXstring(stored);
      break;
    case "b":
      content.letter = "b";
      content.text = /^(?:1|true)$/.test(stored.trim()) ? "TRUE" : "FALSE";
      break;
    case "e":
      content.letter = "e";
      content.text = decodeXstring(stored);
      break;
    case "d":
      content.letter = "d";
      content.text = decodeXstring(stored).replace(/T00:00:00(?:\.0+)?Z?$/, "");
      break;
    case "n":
      readNumber(stored.trim(), tag.style, refer, content);
      break;
  }
}

function readNumber(stored: string, style: number, refer: CellReferences, content: CellContent): void {
  const date = refer.formats.isDate(style) ? dateText(Number(stored || Number.NaN), refer.from1904) : null;
  content.letter = stored === "" ? "t" : date === null ? "n" : "d";
  content.text = date ?? (stored === "" ? "" : numberText(stored, refer.formats.paddedTo(style)));
}

/**
 * A cell's inside whatever way it is written: formula with or without a kept value, rich inline text, blanks
 * between the tags. The cells a spreadsheet writes by the million take the short way in `scanCells`.
 */
export function readAnyContent(
  inside: string,
  prefix: string,
  tag: CellTag,
  refer: CellReferences,
  content: CellContent,
): void {
  content.text = "";
  content.letter = "t";
  const value = elementText(inside, `${prefix}v`);
  if (value !== null) readValue(value, tag, refer, content);
  else if (tag.type === "inlineStr") {
    const item = elementText(inside, `${prefix}is`, `</${prefix}is>`);
    if (item !== null) content.text = stringItemText(item, 0, item.length, prefix);
  }
  if (elementAt(inside, `${prefix}f`) !== -1) content.letter = "f";
}

/** The inside of the first element of that name; "" when it is self-closing, null when there is none. */
function elementText(xml: string, name: string, close = "<"): string | null {
  const start = elementAt(xml, name);
  if (start === -1) return null;
  const from = xml.indexOf(">", start) + 1;
  if (from === 0 || xml.charCodeAt(from - 2) === 47) return "";
  const to = xml.indexOf(close, from);
  return xml.slice(from, to === -1 ? xml.length : to);
}

function elementAt(xml: string, name: string): number {
  const open = `<${name}`;
  for (let at = xml.indexOf(open); at !== -1; at = xml.indexOf(open, at + 1)) {
    const after = xml.charCodeAt(at + open.length);
    if (after <= 32 || after === 62 || after === 47) return at;
  }
  return -1;
}
