import { jaroWinkler } from "./jaro-winkler.ts";
import type { LinkName } from "./link-name.ts";
import type { Level } from "./model.ts";

/** From this likeness (Jaro–Winkler) two names are one with a slip of the pen, or merely alike. */
export const closeFrom = 0.92;
export const similarFrom = 0.86;

/**
 * Every word of the shorter name stands in the longer one, in full or as its first letter; the longest word of one
 * stands in the other whole, as names that share nothing but initials say nothing.
 */
function isPart(one: LinkName, other: LinkName): boolean {
  if (!one.plain.includes(other.longest) && !other.plain.includes(one.longest)) return false;
  const hasInitial = one.words.some((word) => word.length === 1) || other.words.some((w) => w.length === 1);
  if (one.words.length === other.words.length && !hasInitial) return false;
  const [short, long] =
    one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words];
  return short.every((word) =>
    long.some(
      (there) =>
        there === word ||
        (word.length === 1 && there.startsWith(word)) ||
        (there.length === 1 && word.startsWith(there)),
    ),
  );
}

/** Level of two names (`linkLevels.name`); null where one has no letter. */
export function compareNames(one: LinkName, other: LinkName): Level {
  if (one.plain === "" || other.plain === "") return null;
  if (one.plain === other.plain) return 0;
  if (one.sorted === other.sorted || one.joined === other.joined) return 1;
  const likeness = Math.max(jaroWinkler(one.plain, other.plain), jaroWinkler(one.sorted, other.sorted));
  if (likeness >= closeFrom) return 2;
  if (isPart(one, other)) return 3;
  return likeness >= similarFrom ? 4 : 5;
}

/** Level of two mothers' names (`linkLevels.mother`): fewer, as they are written with less care. */
export function compareMothers(one: LinkName, other: LinkName): Level {
  const level = compareNames(one, other);
  if (level === null) return null;
  return level <= 1 ? 0 : level === 2 ? 1 : level === 3 ? 2 : 3;
}
