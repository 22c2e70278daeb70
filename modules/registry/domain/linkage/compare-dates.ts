import type { Level } from "./model.ts";

/** Days that clerks write where nobody knows: 1 January, 1 July, 31 December. */
const defaultDays = new Set(["01-01", "07-01", "12-31"]);

/** Level of two birth dates, "YYYY-MM-DD" (`linkLevels.born`); null where one is missing. */
export function compareBirths(one: string | null, other: string | null): Level {
  if (one === null || other === null) return null;
  const [day, otherDay] = [one.slice(5), other.slice(5)];
  if (one === other) return defaultDays.has(day) ? 1 : 0;
  const sameYear = one.slice(0, 4) === other.slice(0, 4);
  if (sameYear && one.slice(5, 7) === other.slice(8) && one.slice(8) === other.slice(5, 7)) return 2;
  let differ = 0;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) differ += 1;
  if (differ === 1) return 3;
  if (!sameYear) return 6;
  return defaultDays.has(day) || defaultDays.has(otherDay) ? 4 : 5;
}
