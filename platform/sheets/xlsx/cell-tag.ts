/** Type of a cell (`t`, ECMA-376 part 1, 18.18.11); "n" where the cell has none. */
type CellType = "n" | "s" | "str" | "inlineStr" | "b" | "e" | "d";

/** One is made per row and filled for each cell: eight million objects a file would cost seconds. */
export interface CellTag {
  /** 1-based, for the place of a fault. */
  readonly row: number;
  /** 0-based; -1 where the cell does not say and follows the one before. */
  column: number;
  style: number;
  type: CellType;
  selfClosing: boolean;
}

const [doubleQuote, singleQuote, slash, equals, greater] = [34, 39, 47, 61, 62];
const [letterR, letterS, letterT] = [114, 115, 116];

/**
 * Reads the attributes r, s and t of a `<c>` from just past its name.
 * @returns index just past the `>`, or -1 when the text ends before it
 */
export function readCellTag(xml: string, from: number, tag: CellTag): number {
  tag.column = -1;
  tag.style = 0;
  tag.type = "n";
  tag.selfClosing = false;
  const usual = readUsualTag(xml, from, tag);
  return usual === -1 ? readAnyTag(xml, from, tag) : usual;
}

/** ` r="AB12" s="3" t="s">`, s and t if any in this order, as every spreadsheet writes it; -1 otherwise. */
function readUsualTag(xml: string, from: number, tag: CellTag): number {
  if (!isAttribute(xml, from, letterR)) return -1;
  let at = from + 4;
  let column = 0;
  let code = xml.charCodeAt(at);
  while (code >= 65 && code <= 90 && at < from + 7) {
    column = column * 26 + code - 64;
    code = xml.charCodeAt(++at);
  }
  while (code >= 48 && code <= 57) code = xml.charCodeAt(++at);
  if (code !== doubleQuote) return -1;
  code = xml.charCodeAt(++at);
  if (code !== greater && isAttribute(xml, at, letterS)) {
    at += 4;
    code = xml.charCodeAt(at);
    let style = 0;
    while (code >= 48 && code <= 57) {
      style = style * 10 + code - 48;
      code = xml.charCodeAt(++at);
    }
    if (code !== doubleQuote) return -1;
    tag.style = style;
    code = xml.charCodeAt(++at);
  }
  if (code !== greater && isAttribute(xml, at, letterT)) {
    at += 4;
    const end = xml.charCodeAt(at + 1) === doubleQuote ? at + 1 : xml.indexOf('"', at);
    if (end === -1) return -1;
    tag.type = typeOf(xml, at, end);
    at = end + 1;
    code = xml.charCodeAt(at);
  }
  if (code === slash) {
    tag.selfClosing = true;
    code = xml.charCodeAt(++at);
  }
  if (code !== greater) return -1;
  tag.column = column - 1;
  return at + 1;
}

/** One blank, the letter, `="`. */
function isAttribute(xml: string, at: number, letter: number): boolean {
  return (
    xml.charCodeAt(at) === 32 &&
    xml.charCodeAt(at + 1) === letter &&
    xml.charCodeAt(at + 2) === equals &&
    xml.charCodeAt(at + 3) === doubleQuote
  );
}

/** Any order, either quote, blanks anywhere. */
function readAnyTag(xml: string, from: number, tag: CellTag): number {
  tag.column = -1;
  tag.style = 0;
  tag.type = "n";
  tag.selfClosing = false;
  const length = xml.length;
  let at = from;
  while (at < length) {
    const code = xml.charCodeAt(at);
    if (code === greater) return at + 1;
    if (code <= 32 || code === slash) {
      tag.selfClosing = code === slash;
      at++;
      continue;
    }
    const keyStart = at;
    while (at < length && xml.charCodeAt(at) !== equals && xml.charCodeAt(at) !== greater) at++;
    if (xml.charCodeAt(at) === greater) return at + 1;
    const isOneLetter = at === keyStart + 1 || xml.charCodeAt(keyStart + 1) <= 32;
    at++;
    while (at < length && xml.charCodeAt(at) <= 32) at++;
    const quote = xml.charCodeAt(at);
    if (quote !== doubleQuote && quote !== singleQuote) return at >= length ? -1 : at;
    const valueStart = ++at;
    while (at < length && xml.charCodeAt(at) !== quote) at++;
    if (isOneLetter && at < length) {
      if (code === letterR) tag.column = columnOf(xml, valueStart, at);
      else if (code === letterS) tag.style = digitsOf(xml, valueStart, at);
      else if (code === letterT) tag.type = typeOf(xml, valueStart, at);
    }
    at++;
  }
  return -1;
}

/** "AB12" → 27. Anything that does not start with letters → -1. */
function columnOf(xml: string, from: number, to: number): number {
  let column = 0;
  // Three letters reach past Excel's last column; a fourth would be no column at all.
  for (let at = from; at < to && at < from + 4; at++) {
    const letter = (xml.charCodeAt(at) | 0x20) - 96;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function digitsOf(xml: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to && at < from + 7; at++) value = value * 10 + (xml.charCodeAt(at) - 48);
  return value;
}

function typeOf(xml: string, from: number, to: number): CellType {
  const first = xml.charCodeAt(from);
  if (first === letterS) return to - from === 1 ? "s" : "str";
  if (first === 105) return "inlineStr";
  if (first === 98) return "b";
  if (first === 101) return "e";
  return first === 100 ? "d" : "n";
}
