import type { Chances, Levels, LinkField, LinkModel } from "#modules/registry/contract/linkage.ts";
import { linkFields } from "#modules/registry/contract/linkage.ts";

/** A pattern of levels and how many pairs show it. */
export interface Pattern {
  readonly levels: Levels;
  readonly count: number;
}

interface Start {
  readonly m: Chances;
  readonly u: Chances;
  /** u of the NIK among people born on one day. */
  readonly uNikBornSame: LinkModel["uNikBornSame"];
}

/** More rounds change no figure that is shown. */
const mostRounds = 60;
const still = 1e-5;

/** Pairs added to each level, in the shares of the start: a level seen a few times must not become impossible. */
const startPairs = 20;

/**
 * Estimates m by expectation–maximisation (Dempster, Laird, Rubin 1977) over patterns of pairs found in one way, u
 * being known. `fixed` are the fields by which the pairs were found: all agree there, so nothing is learnt of them.
 * Returns m of the other fields and how many of the pairs are, by the estimate, one person.
 */
export function estimateM(
  patterns: readonly Pattern[],
  start: Start,
  fixed: readonly LinkField[],
): { m: Partial<Chances>; matches: number } {
  const learnt = linkFields.filter((field) => !fixed.includes(field));
  const total = patterns.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return { m: {}, matches: 0 };
  const m = Object.fromEntries(learnt.map((field) => [field, [...start.m[field]]])) as Record<
    LinkField,
    number[]
  >;
  const uOf = (field: LinkField, levels: Levels): readonly number[] =>
    field === "nik" && levels.born !== null && levels.born <= 1
      ? start.uNikBornSame[levels.place !== null && levels.place <= 1 ? "district" : "any"]
      : start.u[field];
  let share = 0.3;
  for (let round = 0; round < mostRounds; round += 1) {
    const sums = Object.fromEntries(
      learnt.map((field) => [field, start.m[field].map((chance) => chance * startPairs)]),
    ) as Record<LinkField, number[]>;
    let matches = 0;
    for (const { levels, count } of patterns) {
      let odds = Math.log(share / (1 - share));
      for (const field of learnt) {
        const level = levels[field];
        if (level === null) continue;
        odds += Math.log(
          Math.max(m[field][level] ?? 0, 1e-9) / Math.max(uOf(field, levels)[level] ?? 0, 1e-9),
        );
      }
      const expected = count / (1 + Math.exp(-odds));
      matches += expected;
      for (const field of learnt) {
        const level = levels[field];
        if (level !== null) sums[field][level] = (sums[field][level] ?? 0) + expected;
      }
    }
    let moved = 0;
    for (const field of learnt) {
      const all = sums[field].reduce((sum, n) => sum + n, 0);
      for (const [level, n] of sums[field].entries()) {
        const next = n / all;
        moved = Math.max(moved, Math.abs(next - (m[field][level] ?? 0)));
        m[field][level] = next;
      }
    }
    share = Math.min(0.999, Math.max(1e-6, matches / total));
    if (moved < still) break;
  }
  return { m, matches: share * total };
}
