import type { PlaceKind } from "../contract/shapes.ts";

/**
 * Normal form of a place name, so that "KEC. CURUG BITUNG", "Curugbitung" and "curug-bitung" are one. The
 * stored keys depend on it: raise `nameKeyVersion` with every change and the places are loaded anew.
 */
export const nameKeyVersion = 1;

/** Words before a name that say its kind, as files and letters write them. */
const kindWords: ReadonlyMap<string, readonly PlaceKind[]> = new Map([
  ...["provinsi", "propinsi", "prov", "prop"].map((word) => [word, ["provinsi"]] as const),
  ...["kabupaten", "kab"].map((word) => [word, ["kabupaten"]] as const),
  ...["kota", "kotamadya", "kodya", "kotif"].map((word) => [word, ["kota"]] as const),
  ...["kecamatan", "kec", "distrik", "kapanewon", "kemantren"].map((word) => [word, ["kecamatan"]] as const),
  // Desa become kelurahan and people go on saying desa: the word tells the level, not more.
  ...["kelurahan", "kel", "desa", "ds", "gampong", "nagari", "pekon", "kalurahan"].map(
    (word) => [word, ["desa", "kelurahan", "desa-adat"]] as const,
  ),
]);

/** "Kota Administrasi Jakarta Barat" and "Kab. Adm. Kepulauan Seribu" carry a second word of kind. */
const kindTails = new Set(["administrasi", "adm", "adminstrasi", "adat"]);

/** Abbreviated words inside names; only those that stand for one word in place names everywhere. */
const shortWords: ReadonlyMap<string, string> = new Map([
  ["tj", "tanjung"],
  ["tg", "tanjung"],
  ["tjg", "tanjung"],
  ["gn", "gunung"],
  ["gng", "gunung"],
  ["pd", "pondok"],
  ["kp", "kampung"],
  ["kep", "kepulauan"],
  ["pl", "pulau"],
  ["sei", "sungai"],
  ["tlk", "teluk"],
  ["bdr", "bandar"],
  ["ujg", "ujung"],
  ["sel", "selatan"],
  ["utr", "utara"],
  ["tim", "timur"],
]);

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

/** Value of a Roman numeral up to 49, or undefined: "iv" → 4, "iiii" and "vx" → undefined. */
export function romanValue(word: string): number | undefined {
  if (!/^(xl|x{0,3})(ix|iv|v?i{0,3})$/.test(word) || word === "") return undefined;
  let value = 0;
  for (let index = 0; index < word.length; index += 1) {
    const here = romanDigits[word[index] ?? ""] ?? 0;
    const next = romanDigits[word[index + 1] ?? ""] ?? 0;
    value += here < next ? -here : here;
  }
  return value;
}

function wordsOf(text: string): string[] {
  return text
    .normalize("NFKD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll(/['’‘`"*]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

function joinKey(words: readonly string[]): string {
  return words
    .map((word, index) => {
      const roman = index > 0 ? romanValue(word) : undefined;
      if (roman !== undefined) return String(roman);
      if (/^\d+$/.test(word)) return String(Number(word));
      return shortWords.get(word) ?? word;
    })
    .join("");
}

/** A name as written: with its words of kind taken off (`kinds` says which kind they meant) and whole. */
export interface ParsedName {
  /** Key of the name without words of kind: "Kota Serang" → "serang". */
  readonly bareKey: string;
  /** Key of all words: "Kota Bumi" → "kotabumi", which is a village's real name. */
  readonly wholeKey: string;
  /** Kinds the words of kind allow; null where none was written. */
  readonly kinds: readonly PlaceKind[] | null;
}

/** Reads a place name as people write it. An empty text gives empty keys. */
export function parsePlaceName(text: string): ParsedName {
  const words = wordsOf(text);
  let start = 0;
  let kinds: readonly PlaceKind[] | null = null;
  while (start < words.length - 1) {
    const word = words[start] ?? "";
    const found = kindWords.get(word);
    if (found) kinds = found;
    else if (!(kinds && kindTails.has(word))) break;
    start += 1;
  }
  return { bareKey: joinKey(words.slice(start)), wholeKey: joinKey(words), kinds };
}

/** Key of a proper name (no words of kind): what is stored and compared. */
export function nameKey(name: string): string {
  return joinKey(wordsOf(name));
}

/** Spelling of before 1972 (oe, dj, tj, nj, sj, ch) in today's letters; tried where the plain key finds nothing. */
export function modernKey(key: string): string {
  return key
    .replaceAll("oe", "u")
    .replaceAll("dj", "j")
    .replaceAll("tj", "c")
    .replaceAll("nj", "ny")
    .replaceAll("sj", "sy")
    .replaceAll("ch", "kh");
}
