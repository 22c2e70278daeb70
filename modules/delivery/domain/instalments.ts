import type { CivilDate } from "#platform/kernel/dates.ts";

/** The cycle of a programme's version, as far as instalments need it. */
export interface Cycle {
  /** Length in months. */
  readonly months: number;
  readonly stages: ReadonlyArray<{
    readonly code: string;
    /** Month of the cycle in which it falls due, 1 = the first. */
    readonly dueMonth: number;
    readonly amountRupiah: number | null;
    readonly requires: readonly string[];
  }>;
}

/** One payment or hand-over that a decree promises. */
export interface Instalment {
  /** "2026" or "2026-3". */
  readonly period: string;
  readonly stage: string;
  readonly dueOn: CivilDate;
  readonly requires: readonly string[];
  /** Weight of this and the instalments before it: shares are cut from the total between the two. */
  readonly weightBefore: bigint;
  readonly weightUpto: bigint;
}

const monthNumber = (date: CivilDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const firstOfMonth = (month: number): CivilDate =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;

/**
 * The instalments of a decree: its span cut into whole cycles, each with its stages. A stage with an amount weighs
 * that amount; where one has none, all that are not 0 weigh the same. The shares of a total always add up to that total.
 */
export function planInstalments(
  cycle: Cycle,
  decree: { readonly period: string; readonly startsOn: CivilDate; readonly endsOn: CivilDate },
): Instalment[] {
  const first = monthNumber(decree.startsOn);
  const months = monthNumber(decree.endsOn) - first + 1;
  const cycles = Math.max(1, Math.floor(months / cycle.months));
  const [year = decree.period, number] = decree.period.split("-");
  const label = (index: number) =>
    number === undefined && cycles === 1 ? year : `${year}-${Number(number ?? 1) + index}`;
  const paid = cycle.stages.filter((stage) => stage.amountRupiah !== 0);
  const known = paid.every((stage) => stage.amountRupiah !== null);
  // A stage of 0 (a fitting, a visit) takes no share, unless there is nothing else.
  const weightOf = (amount: number | null) =>
    paid.length === 0 ? 1n : amount === 0 ? 0n : known ? BigInt(amount ?? 1) : 1n;
  let weight = 0n;
  return Array.from({ length: cycles }, (_, index) =>
    cycle.stages.map((stage): Instalment => {
      const due = firstOfMonth(first + index * cycle.months + stage.dueMonth - 1);
      const weightBefore = weight;
      weight += weightOf(stage.amountRupiah);
      return {
        period: label(index),
        stage: stage.code,
        dueOn: due < decree.startsOn ? decree.startsOn : due > decree.endsOn ? decree.endsOn : due,
        requires: stage.requires,
        weightBefore,
        weightUpto: weight,
      };
    }),
  ).flat();
}

/** What an instalment is worth of a total in rupiah; the database computes the same in generate-entitlements. */
export function shareRupiah(totalRupiah: bigint, instalment: Instalment, weights: bigint): bigint {
  return (totalRupiah * instalment.weightUpto) / weights - (totalRupiah * instalment.weightBefore) / weights;
}
