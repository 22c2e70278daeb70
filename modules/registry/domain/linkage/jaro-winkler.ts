/** Letters that count for the prefix, its share, and the likeness from which it counts (Winkler 1990). */
const [prefixLength, prefixShare, boostFrom] = [4, 0.1, 0.7];

/** Jaro's likeness of two texts, 0 to 1: letters in common near the same place, less those out of order. */
function jaro(one: string, other: string): number {
  const [a, b] = [one.length, other.length];
  if (a === 0 && b === 0) return 1;
  if (a === 0 || b === 0) return 0;
  if (a === 1 && b === 1) return one === other ? 1 : 0;
  const reach = Math.max(0, Math.floor(Math.max(a, b) / 2) - 1);
  const taken = new Uint8Array(b);
  const matched: number[] = [];
  for (let at = 0; at < a; at += 1) {
    const code = one.charCodeAt(at);
    const upto = Math.min(b - 1, at + reach);
    for (let to = Math.max(0, at - reach); to <= upto; to += 1) {
      if (taken[to] === 1 || other.charCodeAt(to) !== code) continue;
      taken[to] = 1;
      matched.push(code);
      break;
    }
  }
  if (matched.length === 0) return 0;
  let [moved, next] = [0, 0];
  for (let to = 0; to < b; to += 1) {
    if (taken[to] !== 1) continue;
    if (matched[next] !== other.charCodeAt(to)) moved += 1;
    next += 1;
  }
  const common = matched.length;
  return (common / a + common / b + (common - Math.floor(moved / 2)) / common) / 3;
}

/** Likeness of two names as the engine in the database computes it: the same start counts more. */
export function jaroWinkler(one: string, other: string): number {
  const likeness = jaro(one, other);
  if (likeness <= boostFrom) return likeness;
  let prefix = 0;
  while (prefix < prefixLength && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return likeness + prefix * prefixShare * (1 - likeness);
}
