import { isAscii, isUtf8 } from "node:buffer";
import { type TextEncodingName, withoutCutCharacter } from "./detect-encoding.ts";
import { decodeWindows1252 } from "./windows-1252.ts";

/** Bytes to text piece by piece; pieces may cut characters anywhere. */
export interface TextDecoding {
  decode(bytes: Buffer): string;
  /** `cut`: the bytes stopped inside a character, which is dropped. */
  end(): { readonly cut: boolean };
  readonly undecodable: () => number;
  readonly encoding: () => TextEncodingName;
}

export function startDecoding(encoding: TextEncodingName, certain: boolean): TextDecoding {
  switch (encoding) {
    case "utf-16le":
      return decodeUtf16(encoding, false);
    case "utf-16be":
      return decodeUtf16(encoding, true);
    case "utf-8":
    case "windows-1252":
      return decodeEightBit(encoding, certain);
  }
  throw new TypeError("Unknown encoding");
}

function decodeUtf16(encoding: TextEncodingName, swap: boolean): TextDecoding {
  let half: Buffer = Buffer.alloc(0);
  return {
    decode(bytes) {
      const all = half.length > 0 ? Buffer.concat([half, bytes]) : bytes;
      const even = all.length & ~1;
      half = Buffer.from(all.subarray(even));
      const units = all.subarray(0, even);
      return (swap ? Buffer.from(units).swap16() : units).toString("utf16le");
    },
    end: () => ({ cut: half.length > 0 }),
    undecodable: () => 0,
    encoding: () => encoding,
  };
}

/**
 * UTF-8 or Windows-1252. Where only ASCII was seen when the file was opened (`certain` false), the first other
 * byte decides: both read ASCII alike, so nothing already delivered was wrong.
 */
function decodeEightBit(first: TextEncodingName, certain: boolean): TextDecoding {
  let encoding = first;
  let decided = certain;
  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  let held: Buffer = Buffer.alloc(0);
  let undecodable = 0;

  function decodeUtf8(bytes: Buffer): string {
    const text = utf8.decode(bytes);
    for (let at = text.indexOf("\uFFFD"); at !== -1; at = text.indexOf("\uFFFD", at + 1)) undecodable++;
    return text;
  }

  return {
    decode(bytes) {
      // With no half character held over, ASCII needs no decoding at all.
      if (held.length === 0 && isAscii(bytes)) return bytes.toString("latin1");
      if (!decided) {
        decided = true;
        if (!isUtf8(withoutCutCharacter(bytes))) encoding = "windows-1252";
      }
      if (encoding === "windows-1252") return decodeWindows1252(bytes);
      const all = held.length > 0 ? Buffer.concat([held, bytes]) : bytes;
      const whole = withoutCutCharacter(all);
      held = Buffer.from(all.subarray(whole.length));
      return decodeUtf8(all.subarray(0, whole.length));
    },
    end: () => ({ cut: held.length > 0 }),
    undecodable: () => undecodable,
    encoding: () => encoding,
  };
}
