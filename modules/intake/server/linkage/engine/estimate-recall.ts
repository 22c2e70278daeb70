import type { Engine } from "./open-engine.ts";

/** Proposed pairs by key: found by it at all, by it alone, by it and another, by another at all. */
export interface FoundByKey {
  readonly proposed: number;
  readonly found: readonly number[];
  readonly alone: readonly number[];
}

export async function foundByKey(engine: Engine, keys: number, propose: number): Promise<FoundByKey> {
  const rows = await engine.rows<{ keys: number; n: number }>(
    `select keys, count(*) as n from scored where weight >= ${propose} group by keys`,
  );
  const found = Array.from({ length: keys }, () => 0);
  const alone = Array.from({ length: keys }, () => 0);
  let proposed = 0;
  for (const { keys: bits, n } of rows) {
    proposed += n;
    for (let bit = 0; bit < keys; bit += 1) {
      if ((bits & (2 ** bit)) === 0) continue;
      found[bit] = (found[bit] ?? 0) + n;
      if (bits === 2 ** bit) alone[bit] = (alone[bit] ?? 0) + n;
    }
  }
  return { proposed, found, alone };
}

/**
 * Share of the true pairs that at least one key brings, estimated as in counting animals twice: a key's reach is the
 * share it finds of what the other keys found; what no key finds is what all miss, were they independent (they are
 * not quite, so the true share may be a little lower). Null where fewer than 20 pairs were proposed.
 */
export function estimateRecall({ proposed, found, alone }: FoundByKey): number | null {
  if (proposed < 20) return null;
  let missed = 1;
  for (const [bit, all] of found.entries()) {
    const byOthers = proposed - (alone[bit] ?? 0);
    if (all === 0 || byOthers === 0) continue;
    missed *= 1 - (all - (alone[bit] ?? 0)) / byOthers;
  }
  return Math.round((1 - missed) * 10_000) / 10_000;
}
