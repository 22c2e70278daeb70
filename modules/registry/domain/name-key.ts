/**
 * Folds a name to the spelling under which names are compared, so that "H. TB. ACHMAD SOEPARMAN, S.Pd" and
 * "Ahmad Suparman" meet. The same steps in the same order are registry.name_key in the database
 * (db/migrations/0011_registry_search.sql); a property test keeps both equal. Empty where a name has no Latin
 * letter.
 */
export function nameKey(name: string): string {
  let key = lowerAscii(name);
  if (/[^a-z ]/.test(key)) {
    // What follows a comma is a degree: "AMINAH, S.Pd".
    if (/^[^,]*[a-z][^,]*,/.test(key)) key = key.slice(0, key.indexOf(","));
    if (/[^a-z .-]/.test(key)) key = Array.from(key, (letter) => plainLetters.get(letter) ?? letter).join("");
    key = key.replace(/[^a-z]+/g, " ");
  }
  key = replaceAll(
    key.replace(/[vfzq]/g, (letter) => soundsLike[letter] ?? letter),
    digraphs,
  );
  key = replaceAll(` ${key} `, doubles);
  let bare = replaceAll(key, longTitles);
  const hasShortWord = / [a-z]{1,3} /.test(bare);
  if (hasShortWord) bare = replaceAll(bare, shortTitles);
  // "RATU" alone is a name, not a title.
  if (bare !== " ") key = bare;
  key = replaceAll(key, longVariants);
  if (hasShortWord) {
    if (key.startsWith(" m ") && key !== " m ") key = ` muhamad${key.slice(2)}`;
    key = replaceAll(key, shortVariants);
  }
  return key.replace(/^ +| +$/g, "");
}

type Pairs = ReadonlyArray<readonly [from: string, to: string]>;

/** Replacements done one after the other; `any` tells at once that none of them applies. */
interface Chain {
  readonly any: RegExp;
  readonly pairs: Pairs;
}

const chain = (pairs: Pairs): Chain => ({ any: new RegExp(pairs.map(([from]) => from).join("|")), pairs });

// Most names need none of a chain: asking first makes a name cost a third.
const replaceAll = (text: string, { any, pairs }: Chain) =>
  any.test(text) ? pairs.reduce((so, [from, to]) => so.replaceAll(from, to), text) : text;

const words = (list: string, to: string): Pairs => list.split("|").map((word) => [` ${word} `, to] as const);

// Only A–Z, as PostgreSQL lowers under COLLATE "C" whatever the server's locale is.
const lowerAscii = (text: string) =>
  // oxlint-disable-next-line no-control-regex -- all of ASCII is meant
  /[^\x00-\x7f]/.test(text) ? text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : text.toLowerCase();

const accented = "àáâãäåèéêëìíîïòóôõöùúûüýÿçñÀÁÂÃÄÅÈÉÊËÌÍÎÏÒÓÔÕÖÙÚÛÜÝÇÑ";
const unaccented = "aaaaaaeeeeiiiiooooouuuuyycnaaaaaaeeeeiiiiooooouuuuycn";
const plainLetters = new Map<string, string>([
  ...Array.from(accented, (letter, index) => [letter, unaccented[index] ?? ""] as const),
  ...Array.from("'’‘`´", (mark) => [mark, ""] as const),
]);

const soundsLike: Readonly<Record<string, string>> = { v: "p", f: "p", z: "j", q: "k" };

/** Old spelling before 1972 and Arabic sounds written in several ways; order matters. */
const digraphs = chain([
  ["x", "ks"],
  ["oe", "u"],
  ["dj", "j"],
  ["tj", "c"],
  ["sj", "s"],
  ["sy", "s"],
  ["ch", "h"],
  ["kh", "h"],
  ["th", "t"],
  ["dh", "d"],
  ["bh", "b"],
  ["gh", "g"],
  ["ai", "ae"],
]);

const doubles = chain(Array.from(" abdeiklmnoprstu", (letter) => [letter + letter, letter] as const));

const longTitles = chain(
  words(
    "haji|hajah|tubagus|ratu|raden|ustad|ustaj|ustajah|kiae|nyonya|tuan|bapak|almarhum|almarhumah|prop|almh|binti",
    " ",
  ),
);

const shortTitles = chain(
  words(
    "s pd|s pdi|s ag|s sos|s kom|s kep|a md|m pd|m si|h|hj|tb|rt|rd|ust|ki|ny|nyi|tn|bpk|ibu|alm|dr|drs|dra|ir|bin|bt",
    " ",
  ),
);

const longVariants = chain([
  ...words("mohamad|mohamed|muhamed|mohamat|muhamat|muhd|mohd", " muhamad "),
  ...words("ahmed|ahmat|akmad", " ahmad "),
  ...words("sity", " siti "),
]);

const shortVariants = chain([
  ...words("muh|moh|mhd|md", " muhamad "),
  ...words("abd", " abdul "),
  ...words("nr|nor", " nur "),
  ...words("st", " siti "),
]);
