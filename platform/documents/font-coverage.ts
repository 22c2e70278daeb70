/**
 * Which characters a TrueType font has a glyph for: its `cmap` (OpenType 1.9), formats 4 and 12.
 * @returns a test for a code point
 */
export function fontCoverage(font: Buffer): (codePoint: number) => boolean {
  const ranges = [...cmapTables(font)].flatMap((at) => readSubtable(font, at));
  const covered = new Set<number>();
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code++) covered.add(code);
  }
  return (codePoint) => covered.has(codePoint);
}

function* cmapTables(font: Buffer): Generator<number> {
  const tables = font.readUInt16BE(4);
  for (let index = 0; index < tables; index++) {
    const record = 12 + index * 16;
    if (font.toString("latin1", record, record + 4) !== "cmap") continue;
    const cmap = font.readUInt32BE(record + 8);
    const count = font.readUInt16BE(cmap + 2);
    for (let sub = 0; sub < count; sub++) yield cmap + font.readUInt32BE(cmap + 4 + sub * 8 + 4);
  }
}

function readSubtable(font: Buffer, at: number): Array<readonly [number, number]> {
  const format = font.readUInt16BE(at);
  if (format === 12) {
    return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index) => {
      const group = at + 16 + index * 12;
      return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const;
    });
  }
  return format === 4 ? readFormat4(font, at) : [];
}

/** Segments of 16-bit codes; a code whose glyph is 0 is not covered. */
function readFormat4(font: Buffer, at: number): Array<readonly [number, number]> {
  const doubled = font.readUInt16BE(at + 6);
  const found: Array<readonly [number, number]> = [];
  for (let offset = 0; offset < doubled; offset += 2) {
    const last = font.readUInt16BE(at + 14 + offset);
    const first = font.readUInt16BE(at + 16 + doubled + offset);
    const delta = font.readUInt16BE(at + 16 + 2 * doubled + offset);
    const rangeAt = at + 16 + 3 * doubled + offset;
    const range = font.readUInt16BE(rangeAt);
    for (let code = first; code <= last && code < 0xffff; code++) {
      const glyph =
        range === 0 ? (code + delta) & 0xffff : font.readUInt16BE(rangeAt + range + 2 * (code - first));
      if (glyph !== 0) found.push([code, code]);
    }
  }
  return found;
}
