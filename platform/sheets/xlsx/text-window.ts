import { isAscii } from "node:buffer";
import { withoutCutCharacter } from "../encoding/detect-encoding.ts";

/**
 * UTF-8 bytes as a moving window of text. The rest is carried over as bytes, so every window is one flat
 * string: reading character by character from two joined ones takes twice as long.
 */
export interface TextWindow {
  /** What was kept, and the new bytes after it. */
  push(bytes: Buffer): string;
  /** Keeps the window's text from this index on for the next push; without it nothing is kept. */
  keepFrom(index: number): void;
}

export function openTextWindow(): TextWindow {
  let carried: Buffer = Buffer.alloc(0);
  let current: Buffer = carried;
  let cut: Buffer = carried;
  let text = "";
  let ascii = true;

  return {
    push(bytes) {
      const all = carried.length > 0 ? Buffer.concat([carried, bytes]) : bytes;
      const whole = withoutCutCharacter(all).length;
      current = all.subarray(0, whole);
      cut = all.subarray(whole);
      ascii = isAscii(current);
      text = current.toString(ascii ? "latin1" : "utf8");
      carried = Buffer.from(cut);
      return text;
    },
    keepFrom(index) {
      const rest = ascii ? current.subarray(index) : Buffer.from(text.slice(index), "utf8");
      carried = Buffer.concat([rest, cut]);
    },
  };
}
