import { SheetError } from "../errors.ts";
import type { SheetLimits } from "../limits.ts";
import { rootPrefix, stringItemText } from "./string-item.ts";
import { openTextWindow } from "./text-window.ts";

export interface SharedStrings {
  /** Undefined for an index the table does not have. */
  readonly get: (index: number) => string | undefined;
}

export const noSharedStrings: SharedStrings = { get: () => undefined };

/** Strings are kept end to end in segments of about this many characters: a string object each would cost 3×. */
const segmentChars = 1024 * 1024;

/**
 * Reads the shared string table, which a sheet refers to by index in any order and which must be held whole.
 * Costs 9 bytes a string and one byte a character (two where a segment holds one outside Latin-1).
 * @throws SheetError TOO_MUCH_TEXT past `maxSharedChars`, CELL_TOO_LONG
 */
export async function loadSharedStrings(
  chunks: AsyncIterable<Buffer>,
  limits: Pick<SheetLimits, "maxSharedChars" | "maxCellChars">,
): Promise<SharedStrings> {
  const table = createTable(limits);
  const window = openTextWindow();
  let prefix: string | undefined;
  let close = "</si>";
  let open = "<si";
  const maxItemChars = 16 * 1024 * 1024;

  for await (const chunk of chunks) {
    const text = window.push(chunk);
    if (prefix === undefined) {
      prefix = rootPrefix(text, "sst");
      if (prefix === undefined) {
        if (text.length > segmentChars) throw new SheetError("FILE_DAMAGED");
        window.keepFrom(0);
        continue;
      }
      open = `<${prefix}si`;
      close = `</${prefix}si>`;
    }
    let at = 0;
    for (;;) {
      const start = text.indexOf(open, at);
      if (start === -1) break;
      const tagEnd = text.indexOf(">", start);
      if (tagEnd === -1) break;
      if (text.charCodeAt(tagEnd - 1) === 47) {
        table.add("");
        at = tagEnd + 1;
        continue;
      }
      const end = text.indexOf(close, tagEnd);
      if (end === -1) break;
      table.add(stringItemText(text, tagEnd + 1, end, prefix));
      at = end + close.length;
    }
    window.keepFrom(at);
    if (text.length - at > maxItemChars)
      throw new SheetError("CELL_TOO_LONG", { limit: limits.maxCellChars });
  }
  return table.finish();
}

function createTable(limits: Pick<SheetLimits, "maxSharedChars" | "maxCellChars">) {
  const segments: string[] = [];
  let pieces: string[] = [];
  let pieceChars = 0;
  let totalChars = 0;
  let count = 0;
  let starts = new Uint32Array(1024);
  let lengths = new Uint32Array(1024);
  let segmentOf = new Uint16Array(1024);

  function closeSegment(): void {
    segments.push(pieces.join(""));
    pieces = [];
    pieceChars = 0;
  }

  return {
    add(text: string): void {
      if (text.length > limits.maxCellChars) {
        throw new SheetError("CELL_TOO_LONG", { limit: limits.maxCellChars });
      }
      totalChars += text.length;
      // Empty strings cost their place too.
      if (totalChars + 9 * count > limits.maxSharedChars) {
        throw new SheetError("TOO_MUCH_TEXT", { limit: limits.maxSharedChars });
      }
      if (count === starts.length) {
        starts = grown(starts, new Uint32Array(count * 2));
        lengths = grown(lengths, new Uint32Array(count * 2));
        segmentOf = grown(segmentOf, new Uint16Array(count * 2));
      }
      starts[count] = pieceChars;
      lengths[count] = text.length;
      segmentOf[count] = segments.length;
      count++;
      pieces.push(text);
      pieceChars += text.length;
      if (pieceChars >= segmentChars || pieces.length >= 65_536) closeSegment();
    },
    finish(): SharedStrings {
      closeSegment();
      return {
        get(index) {
          if (index < 0 || index >= count) return undefined;
          const start = starts[index] ?? 0;
          return segments[segmentOf[index] ?? 0]?.substring(start, start + (lengths[index] ?? 0));
        },
      };
    },
  };
}

function grown<T extends Uint16Array | Uint32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
