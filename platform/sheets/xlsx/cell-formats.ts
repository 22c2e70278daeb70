import { xmlTags } from "./xml-tags.ts";

/** What a numeric cell shows, by its style index: a date, a number padded with zeros, or just a number. */
export interface CellFormats {
  readonly isDate: (style: number) => boolean;
  /** Digits a format of zeros only ("000" for an RT) pads to; 0 for any other format. */
  readonly paddedTo: (style: number) => number;
}

export const noFormats: CellFormats = { isDate: () => false, paddedTo: () => 0 };

/** Built-in formats that are dates or times (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 in East Asian Excel). */
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);
for (let id = 27; id <= 36; id++) builtInDates.add(id);
for (let id = 50; id <= 58; id++) builtInDates.add(id);

export function readCellFormats(stylesXml: string): CellFormats {
  const codes = new Map<number, string>();
  const formatOfStyle: number[] = [];
  let inCellFormats = false;
  for (const { name, attributes } of xmlTags(stylesXml)) {
    if (name === "numFmt") codes.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
    else if (name === "cellXfs") inCellFormats = true;
    else if (name === "/cellXfs") inCellFormats = false;
    else if (name === "xf" && inCellFormats) formatOfStyle.push(Number(attributes.get("numFmtId") ?? 0));
  }
  const dates = formatOfStyle.map((id) => {
    const code = codes.get(id);
    return code === undefined ? builtInDates.has(id) : isDateCode(code);
  });
  const padding = formatOfStyle.map((id) => /^0{2,30}$/.exec(codes.get(id) ?? "")?.[0].length ?? 0);
  return { isDate: (style) => dates[style] ?? false, paddedTo: (style) => padding[style] ?? 0 };
}

/** A format code with a year, month, day, hour or second outside quotes, escapes and brackets. */
function isDateCode(code: string): boolean {
  const bare = code
    .slice(0, 255)
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .replace(/general/gi, "");
  return /[ymdhs]/i.test(bare);
}
