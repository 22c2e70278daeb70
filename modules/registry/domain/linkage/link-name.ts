/** A folded name as linkage compares it. */
export interface LinkName {
  /** Words in the order written. */
  readonly plain: string;
  /** Words in the order of the alphabet: first and last name are often exchanged. */
  readonly sorted: string;
  /** Without spaces: NUR HAYATI and NURHAYATI are one name. */
  readonly joined: string;
  readonly words: readonly string[];
  /** The longest word, the first of them where several are. */
  readonly longest: string;
}

/**
 * Prepares a folded name (`nameKey`) for comparison. Before 1972 the sound now written y was written j, and the
 * clerk's j may be either: both count as one letter here, though not in the search box.
 */
export function linkName(key: string): LinkName {
  const plain = key.replaceAll("y", "j");
  const words = plain === "" ? [] : plain.split(" ");
  // By code, as the engine sorts, whatever the reader's language.
  const sorted = words.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)).join(" ");
  const longest = words.reduce((so, word) => (word.length > so.length ? word : so), "");
  return { plain, sorted, joined: plain.replaceAll(" ", ""), words, longest };
}
