import { readFileSync } from "node:fs";
import { fontCoverage } from "./font-coverage.ts";
import { fontFiles } from "./fonts.ts";

/** Read once; both weights of a family cover the same characters. */
let covers: ((codePoint: number) => boolean) | undefined;

const replacement = "\u25A1";
// Control, format, private and unassigned characters; line feed is kept by the caller.
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]/u;
const unbroken = /[^\s\u200B-]{16}(?=[^\s-])/gu;
const wordBreak = "\u200B";

/**
 * Text as it can be printed: PDF/A and PDF/UA forbid a character the font has no glyph for, so such a one
 * becomes □; what cannot be seen is left out. A run of over 16 signs without a blank may break: the narrowest column takes 17 capitals.
 */
export function printable(text: string): string {
  const well = text.toWellFormed().normalize("NFC").replace(/\r\n?/g, "\n").replaceAll("\t", " ");
  let out = "";
  for (const character of well) {
    if (character === "\n") out += "\n";
    else if (!invisible.test(character)) out += hasGlyph(character) ? character : replacement;
  }
  return out.replace(unbroken, `$&${wordBreak}`);
}

function hasGlyph(character: string): boolean {
  const [regular] = fontFiles;
  covers ??= regular ? fontCoverage(readFileSync(regular)) : () => true;
  return covers(character.codePointAt(0) ?? 0);
}

/**
 * Data as the JSON a template reads: every string printable, bigint as its digits. Keys that hold SVG (ending
 * in "Svg") are code, not text, and pass as they are.
 */
export function printableJson(data: unknown): string {
  return JSON.stringify(data, (key, value: unknown) => {
    if (typeof value === "bigint") return value.toString();
    return typeof value === "string" && !key.endsWith("Svg") ? printable(value) : value;
  });
}
