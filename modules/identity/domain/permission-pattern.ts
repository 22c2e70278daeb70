/** "registry.*.read": `*` stands for exactly one whole segment. */
const segmentsOf = (name: string) => name.split(".");

/** True where every name that `inner` stands for is one `outer` stands for too. */
export function covers(outer: string, inner: string): boolean {
  const [wide, narrow] = [segmentsOf(outer), segmentsOf(inner)];
  return (
    wide.length === narrow.length &&
    wide.every((segment, index) => segment === "*" || segment === narrow[index])
  );
}

/** Exact names out of `known` that any pattern stands for. Names outside `known` do not exist and give nothing. */
export function spellOut(patterns: readonly string[], known: readonly string[]): Set<string> {
  return new Set(known.filter((name) => patterns.some((pattern) => covers(pattern, name))));
}

/** True where each of `wanted` is covered by one of `held`. */
export function allCovered(held: Iterable<string>, wanted: readonly string[]): boolean {
  const patterns = [...held];
  return wanted.every((name) => patterns.some((pattern) => covers(pattern, name)));
}
