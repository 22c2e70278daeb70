import { isUtf8 } from "node:buffer";

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface EncodingReport {
  readonly encoding: TextEncodingName;
  readonly bom: boolean;
  /** certain: a mark or proof; likely: it fits and nothing else does; guess: only ASCII was seen so far. */
  readonly confidence: "certain" | "likely" | "guess";
}

/**
 * What text encoding the first bytes of a file have; null when they are not text at all. Pure. With only
 * ASCII seen the answer is UTF-8 as a guess, which the reader revises if the rest proves otherwise.
 */
export function detectEncoding(sample: Uint8Array): EncodingReport | null {
  if (startsWith(sample, 0xef, 0xbb, 0xbf)) return { encoding: "utf-8", bom: true, confidence: "certain" };
  if (startsWith(sample, 0xff, 0xfe)) return { encoding: "utf-16le", bom: true, confidence: "certain" };
  if (startsWith(sample, 0xfe, 0xff)) return { encoding: "utf-16be", bom: true, confidence: "certain" };

  const zeros = countZeros(sample);
  const pairs = Math.max(1, sample.length >> 1);
  // Latin text in UTF-16 has a zero in nearly every second byte, and in that half only.
  if (zeros.odd / pairs > 0.4 && zeros.even / pairs < 0.05) {
    return { encoding: "utf-16le", bom: false, confidence: "likely" };
  }
  if (zeros.even / pairs > 0.4 && zeros.odd / pairs < 0.05) {
    return { encoding: "utf-16be", bom: false, confidence: "likely" };
  }
  // A few NULs are dirt in a cell; one in fifty bytes is a program, a picture or a database file.
  if ((zeros.even + zeros.odd) / Math.max(1, sample.length) > 0.02) return null;
  if (shareOfControls(sample) > 0.1) return null;

  if (sample.every((byte) => byte < 0x80)) return { encoding: "utf-8", bom: false, confidence: "guess" };
  return isUtf8(withoutCutCharacter(sample))
    ? { encoding: "utf-8", bom: false, confidence: "certain" }
    : { encoding: "windows-1252", bom: false, confidence: "likely" };
}

/** The bytes without a UTF-8 sequence (at most 3 bytes) that the end of the sample cuts through. */
export function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const wanted = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return wanted > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}

function startsWith(bytes: Uint8Array, ...mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function countZeros(bytes: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 === 0) zeros.even++;
    else zeros.odd++;
  }
  return zeros;
}

/** Control codes other than tab, line feed, carriage return and NUL. */
function shareOfControls(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 0) controls++;
  }
  return controls / Math.max(1, bytes.length);
}
