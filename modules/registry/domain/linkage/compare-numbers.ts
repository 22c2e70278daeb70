import type { Level } from "./model.ts";

/** Places in which two texts of one length differ. */
function differing(one: string, other: string): number[] {
  const places: number[] = [];
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) places.push(at);
  return places;
}

/** Two neighbouring digits were exchanged. */
function isTransposed(one: string, other: string, places: readonly number[]): boolean {
  const [first, second] = places;
  return (
    places.length === 2 &&
    first !== undefined &&
    second === first + 1 &&
    one[first] === other[second] &&
    one[second] === other[first]
  );
}

const isWhole = (number: string | null): number is string => number !== null && /^\d{16}$/.test(number);

/** Level of two NIK (`linkLevels.nik`); null where one is missing or is not 16 digits. */
export function compareNiks(one: string | null, other: string | null): Level {
  if (!isWhole(one) || !isWhole(other)) return null;
  const places = differing(one, other);
  if (places.length === 0) return 0;
  // Digits 1–6 say where the number was first given, 7–12 when its holder was born, 13–16 are a serial. Serials
  // begin at 0001 in every district, so people born on one day often differ in the district alone: that comes first.
  if (one.slice(6) === other.slice(6)) return 3;
  if (places.length === 1) return 1;
  if (isTransposed(one, other, places)) return 2;
  if (one.slice(0, 12) === other.slice(0, 12)) return 4;
  if (one.slice(0, 6) === other.slice(0, 6) && one.slice(12) === other.slice(12)) return 5;
  return 6;
}

/** Level of two KK numbers (`linkLevels.kk`). */
export function compareKks(one: string | null, other: string | null): Level {
  if (!isWhole(one) || !isWhole(other)) return null;
  const places = differing(one, other);
  if (places.length <= 1) return places.length;
  return isTransposed(one, other, places) ? 2 : 3;
}

/** Level of two account numbers (`linkLevels.account`), digits only. */
export function compareAccounts(one: string | null, other: string | null): Level {
  if (one === null || other === null) return null;
  if (one === other) return 0;
  return one.length === other.length && differing(one, other).length === 1 ? 1 : 2;
}
