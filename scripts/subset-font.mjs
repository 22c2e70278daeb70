/**
 * Cuts the one font every page loads first to the letters and weights the screens use: 28 kB instead of 48. Names
 * with other letters still get theirs, from the whole files, by the unicode ranges of the font's own style sheet.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const whole = fileURLToPath(
  import.meta.resolve("@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"),
);
const gen = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../platform/ui/theme/gen");

/** First and last code point of each range: ASCII, Latin-1, dashes and quotes, arrows, minus, ≤ ≥, marks. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x2010, 0x2027],
  [0x2030, 0x203a],
  [0x2190, 0x2193],
  [0x2212, 0x2212],
  [0x20ac, 0x20ac],
];

const unicodeRange = ranges
  .map(([from, to]) => `U+${from.toString(16)}${to === from ? "" : `-${to.toString(16)}`}`.toUpperCase())
  .join(",");

const styleSheet = `/* Made by scripts/subset-font.mjs; declared after the whole font, so that it wins for these letters. */
@font-face {
  font-family: "Inter Variable";
  font-style: normal;
  font-display: swap;
  font-weight: 400 700;
  src: url(./inter-basic-wght-normal.woff2) format("woff2-variations");
  unicode-range: ${unicodeRange};
}
`;

/** Makes platform/ui/theme/gen/inter.css and its font once; git-ignored, like the messages. */
export async function cutFont() {
  const font = path.join(gen, "inter-basic-wght-normal.woff2");
  const sheet = path.join(gen, "inter.css");
  if (existsSync(font) && existsSync(sheet) && readFileSync(sheet, "utf8") === styleSheet) return;
  const letters = ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => String.fromCodePoint(from + at)),
  );
  const cut = await subsetFont(readFileSync(whole), letters.join(""), {
    targetFormat: "woff2",
    variationAxes: { wght: { min: 400, max: 700 } },
  });
  mkdirSync(gen, { recursive: true });
  writeFileSync(font, cut);
  writeFileSync(sheet, styleSheet);
}
