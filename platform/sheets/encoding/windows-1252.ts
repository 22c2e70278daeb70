/**
 * Bytes 0x80–0x9F of Windows-1252 (WHATWG Encoding Standard). The rest equals Latin-1, which Node decodes
 * natively; the five unassigned bytes keep their C1 control code there and here.
 */
const upper =
  "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
  "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

const byteOf = new Map(Array.from(upper, (character, index) => [character, 0x80 + index] as const));

export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  // oxlint-disable-next-line no-control-regex -- C1 codes are what Latin-1 makes of these bytes
  return text.replace(/[\x80-\x9f]/g, (c) => upper.charAt(c.charCodeAt(0) - 0x80));
}

/** What Windows-1252 cannot hold becomes `?`. */
export function encodeWindows1252(text: string): Buffer {
  const mapped = text.replace(/[^\0-\x7f\xa0-\xff]/gu, (c) => String.fromCharCode(byteOf.get(c) ?? 0x3f));
  return Buffer.from(mapped, "latin1");
}
