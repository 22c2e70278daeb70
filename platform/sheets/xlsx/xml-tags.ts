/** A start tag of a small XML part. `name` is without its namespace prefix. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Index just past the tag. */
  readonly end: number;
}

/**
 * The start tags of a part, in order; a closing tag comes as its name with "/" before it. Walks the text once,
 * so a hostile part costs no more than its length. Comments, CDATA and declarations are passed over.
 */
export function* xmlTags(xml: string): Generator<XmlTag> {
  let at = xml.indexOf("<");
  while (at !== -1) {
    if (xml.startsWith("<!--", at)) {
      at = after(xml, "-->", at);
    } else if (xml.startsWith("<![CDATA[", at)) {
      at = after(xml, "]]>", at);
    } else {
      const end = tagEnd(xml, at);
      if (end === -1) return;
      const code = xml.charCodeAt(at + 1);
      // 33 "!" and 63 "?" start declarations.
      if (code !== 33 && code !== 63) yield readTag(xml.slice(at + 1, end), end + 1);
      at = end + 1;
    }
    if (at === -1) return;
    at = xml.indexOf("<", at);
  }
}

function after(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from);
  return found === -1 ? -1 : found + mark.length;
}

/** Index of the `>` that ends the tag: one inside a quoted value does not. */
function tagEnd(xml: string, start: number): number {
  let quoted = 0;
  for (let at = start; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quoted !== 0) {
      if (code === quoted) quoted = 0;
    } else if (code === 34 || code === 39) {
      quoted = code;
    } else if (code === 62) {
      return at;
    }
  }
  return -1;
}

function readTag(inside: string, end: number): XmlTag {
  const closing = inside.startsWith("/");
  const qualified = /^[^\s/]*/.exec(closing ? inside.slice(1) : inside)?.[0] ?? "";
  const name = qualified.slice(qualified.indexOf(":") + 1);
  const attributes = new Map<string, string>();
  if (!closing) readAttributes(inside, qualified.length, attributes);
  return { name: closing ? `/${name}` : name, attributes, end };
}

/** One walk from `=` to `=`: a regular expression could be made to search the same text again and again. */
function readAttributes(inside: string, from: number, into: Map<string, string>): void {
  let at = from;
  for (;;) {
    const equals = inside.indexOf("=", at);
    if (equals === -1) return;
    const key = inside.slice(at, equals).trim();
    let open = equals + 1;
    while (inside.charCodeAt(open) <= 32) open++;
    const quote = inside.charAt(open);
    if (quote !== '"' && quote !== "'") return;
    const close = inside.indexOf(quote, open + 1);
    if (close === -1) return;
    into.set(key, decodeEntities(inside.slice(open + 1, close)));
    at = close + 1;
  }
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** The five named entities of XML and numeric references; any other is left as it stands. */
function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g,
    (whole, decimal, hex, name) => {
      if (name) return named[String(name)] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : "\uFFFD";
    },
  );
}

/** ST_Xstring of ECMA-376: `_x000D_` stands for the character of that code. */
export function decodeXstring(text: string): string {
  const plain = decodeEntities(text);
  if (!plain.includes("_x")) return plain;
  return plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(String(hex), 16)),
  );
}
