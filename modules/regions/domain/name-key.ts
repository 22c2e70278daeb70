import type { PlaceKind } from "../contract/shapes.ts";

/**
 * Normal form of a place name, so that "KEC. CURUG BITUNG", "Curugbitung" and "curug-bitung" are one. The
 * stored keys depend on it: raise `nameKeyVersion` with every change and the places are loaded anew.
 */
export const nameKeyVersion = 1;

/** Words before a name that say its kind, as files and letters write them. */
const kindWords: ReadonlyMap<string, readonly PlaceKind[]> = new Map(
  Object.entries({
    "provinsi propinsi prov prop": ["provinsi"],
    "kabupaten kab": ["kabupaten"],
    "kota kotamadya kodya kotif": ["kota"],
    "kecamatan kec distrik kapanewon kemantren": ["kecamatan"],
    // Desa become kelurahan and people go on saying desa: the word tells the level, not more.
    "kelurahan kel desa ds gampong nagari pekon kalurahan": ["desa", "kelurahan", "desa-adat"],
  } satisfies Record<string, PlaceKind[]>).flatMap(([words, kinds]) =>
    words.split(" ").map((word): [string, readonly PlaceKind[]] => [word, kinds]),
  ),
);

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

/** One way to read a name: its key, and the kinds that the words of kind before it allow (null: none was written). */
export interface NameReading {
  readonly key: string;
  readonly kinds: readonly PlaceKind[] | null;
}

/**
 * Reads a place name as people write it. Every leading word of kind may belong to the name ("Kota Bumi" and
 * "Kelurahan Kota Baru" are villages), so each way to read it is given, the longest name first:
 * "Kota Serang" → "kotaserang" of any kind, or "serang" as a kota. An empty text gives no reading.
 */
export function readPlaceName(text: string): NameReading[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const readings: NameReading[] = [{ key: joinKey(words), kinds: null }];
  let kinds: readonly PlaceKind[] | null = null;
  for (let start = 0; start < words.length - 1; start += 1) {
    const word = words[start] ?? "";
    const found = kindWords.get(word);
    if (!found && !(kinds && kindTails.has(word))) break;
    kinds = found ?? kinds;
    readings.push({ key: joinKey(words.slice(start + 1)), kinds });
  }
  return readings;
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
