import { cutOffOf } from "./calendar.ts";
import type { Step } from "./evolve.ts";
import { cutOffDayOf, evolve, newFamilyRate } from "./evolve.ts";
import type { Household } from "./model.ts";
import { NumberOffice } from "./numbers.ts";
import type { ProvincePlan, VillageVisit } from "./province.ts";
import { visitVillages } from "./province.ts";
import { hashText, Random } from "./random.ts";

/** A family at one snapshot and at the one before it; undefined = not in the data then. */
export interface Passage {
  readonly now: Household | undefined;
  readonly before: Household | undefined;
}

/** Stream numbers of the random source: 0 makes a household, these change it. */
const stepStream = 1000;
const newcomerStream = 2000;

/**
 * Every family of the province at a snapshot (1 = first). A later snapshot is the same walk with what happened
 * since applied to each family, so two files of one seed differ by exactly what their truth says.
 */
export function walkProvince(
  plan: ProvincePlan,
  snapshot: number,
): { passages: Iterable<Passage>; office: NumberOffice } {
  const office = new NumberOffice(plan.places);
  return { passages: passages(plan, snapshot, office), office };
}

function* passages(plan: ProvincePlan, snapshot: number, office: NumberOffice): Generator<Passage> {
  const random = new Random(plan.seed);
  let position = 0;
  for (const visit of visitVillages(plan, office)) {
    position++;
    const step = (at: number): Step => ({
      random,
      office,
      places: plan.places,
      snapshot: at,
      cutOffDay: cutOffDayOf(cutOffOf(at)),
    });
    let families = 0;
    for (const base of visit.households) {
      families++;
      yield through(base, 1, snapshot, step, plan.seed);
    }
    for (let at = 2; at <= snapshot; at++) {
      for (const newcomer of newcomers(
        visit,
        { seed: plan.seed, snapshot: at, families, position },
        random,
      )) {
        yield through(newcomer, at, snapshot, step, plan.seed);
      }
    }
  }
}

/** Applies the steps after `from`; keeps the state before the last one. */
function through(
  first: Household,
  from: number,
  upto: number,
  step: (at: number) => Step,
  seed: number,
): Passage {
  let before: Household | undefined = from === upto && from > 1 ? undefined : first;
  let now: Household | undefined = first;
  for (let at = from + 1; at <= upto && now !== undefined; at++) {
    before = now;
    const next = step(at);
    next.random.reseed(seed, first.index, stepStream + at);
    now = evolve(now, next);
    if (now === undefined && at < upto) before = undefined;
  }
  return { now, before };
}

interface NewcomerWish {
  readonly seed: number;
  readonly snapshot: number;
  readonly families: number;
  /** Place of the village in the walk, from 1. */
  readonly position: number;
}

function* newcomers(visit: VillageVisit, wish: NewcomerWish, random: Random): Generator<Household> {
  random.reseed(wish.seed, hashText(visit.village.code), newcomerStream + wish.snapshot);
  const count = Math.floor(wish.families * newFamilyRate + random.unit());
  for (let n = 0; n < count; n++) {
    // Eight digits, unlike any base household's number, and different per village and snapshot.
    const index = wish.snapshot * 10_000_000 + wish.position * 1_000 + n;
    random.reseed(wish.seed, index, 0);
    yield visit.maker.make(random, {
      index,
      village: visit.village,
      decile: random.between(1, 4),
      asOf: cutOffDayOf(cutOffOf(wish.snapshot)),
      intake: wish.snapshot,
    });
  }
}
