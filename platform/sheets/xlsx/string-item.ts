import { decodeXstring } from "./xml-tags.ts";

/**
 * The text of a string item (`<si>` or `<is>`, ECMA-376 part 1, 18.4.8) between two places of the XML: its
 * `<t>`, or those of its runs put together. Phonetic runs (`<rPh>`) are reading aids, not content.
 */
export function stringItemText(xml: string, from: number, to: number, prefix: string): string {
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  // Nearly every item is one plain `<t>`.
  if (xml.startsWith(open, from) && xml.charCodeAt(from + open.length) === 62) {
    const end = to - close.length;
    if (xml.startsWith(close, end) && xml.indexOf("<", from + open.length) === end) {
      return decodeXstring(xml.slice(from + open.length + 1, end));
    }
  }
  return joinRuns(withoutSpecials(xml.slice(from, to)), prefix);
}

function joinRuns(item: string, prefix: string): string {
  let text = "";
  let textFrom = -1;
  let inPhonetic = false;
  for (let at = item.indexOf("<"); at !== -1; ) {
    const end = item.indexOf(">", at);
    if (end === -1) break;
    const closing = item.charCodeAt(at + 1) === 47;
    const selfClosing = item.charCodeAt(end - 1) === 47;
    const name = tagName(item, at + (closing ? 2 : 1), end, prefix);
    if (name === "rPh") {
      inPhonetic = !closing && !selfClosing;
    } else if (name === "t") {
      if (closing && textFrom >= 0 && !inPhonetic) text += item.slice(textFrom, at);
      textFrom = closing || selfClosing ? -1 : end + 1;
    }
    at = item.indexOf("<", end);
  }
  return decodeXstring(text);
}

function tagName(xml: string, from: number, end: number, prefix: string): string {
  if (!xml.startsWith(prefix, from)) return "";
  const start = from + prefix.length;
  return /^\w*/.exec(xml.slice(start, Math.min(end, start + 8)))?.[0] ?? "";
}

/**
 * The namespace prefix, colon included, under which a part uses its elements ("" for nearly every file), told
 * by its root element; undefined while that is not in the text yet.
 */
export function rootPrefix(xml: string, root: string): string | undefined {
  const found = new RegExp(`<([\\w.-]+:)?${root}(?=[\\s/>])`).exec(xml);
  return found ? (found[1] ?? "") : undefined;
}

/** Comments out, CDATA to escaped text. Neither is written by any spreadsheet, both are legal XML. */
export function withoutSpecials(xml: string): string {
  if (!xml.includes("<!")) return xml;
  let out = "";
  let at = 0;
  for (;;) {
    const start = xml.indexOf("<!", at);
    if (start === -1) return out + xml.slice(at);
    out += xml.slice(at, start);
    const isText = xml.startsWith("<![CDATA[", start);
    const mark = isText ? "]]>" : "-->";
    const end = xml.indexOf(mark, start);
    if (end === -1) return out;
    if (isText)
      out += xml
        .slice(start + 9, end)
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;");
    at = end + mark.length;
  }
}
