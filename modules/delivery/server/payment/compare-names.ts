import { nameKey } from "#modules/registry/server/index.ts";

/** Banks keep 20 to 35 signs of a name: a shorter one that long may be the beginning of the other. */
const shortestCut = 15;

/** Changes of one letter that make one word the other, at most two counted. */
function lettersApart(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let before = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= b.length; j += 1)
      now.push(
        Math.min(
          (before[j] ?? 9) + 1,
          (now[j - 1] ?? 9) + 1,
          (before[j - 1] ?? 9) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    before = now;
  }
  return before[b.length] ?? 3;
}

/**
 * Whether a bank's name of an account may be the recipient's. Titles, "MUH./MOH./M.", "BT/BINTI" and spellings are
 * folded as everywhere (registry's nameKey); spaces do not count; a name cut by the bank and one wrong letter in
 * eight pass. Whatever does not pass waits for a person.
 */
export function namesAgree(recipient: string, atBank: string): boolean {
  const [one, other] = [nameKey(recipient).replaceAll(" ", ""), nameKey(atBank).replaceAll(" ", "")];
  if (one === "" || other === "") return false;
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= shortestCut && long.startsWith(short)) return true;
  return short.length >= 8 && lettersApart(one, other) <= Math.min(2, Math.floor(short.length / 8));
}
