import { cutOffOf, dayNumber } from "./calendar.ts";
import { HouseholdMaker } from "./household.ts";
import type { Household } from "./model.ts";
import type { NumberOffice } from "./numbers.ts";
import type { Places, Village } from "./places.ts";
import { spreadOverVillages } from "./places.ts";
import type { Quotas } from "./quotas.ts";
import { quotasAt } from "./quotas.ts";
import { hashText, Random } from "./random.ts";

export interface ProvincePlan {
  readonly places: Places;
  readonly quotas: Quotas;
  readonly seed: number;
  /** Village with the households it has, in code order; every region's sum is its quota. */
  readonly villages: readonly { village: Village; households: number }[];
}

/** Decides how many households stand where; making them is `provinceHouseholds`. */
export function planProvince(places: Places, scale: number, seed: number): ProvincePlan {
  const quotas = quotasAt(scale);
  const villages: { village: Village; households: number }[] = [];
  for (const [region, deciles] of quotas.byRegion) {
    const own = places.villages.filter((village) => village.regencyCode === region);
    const shares = spreadOverVillages(
      deciles.reduce((sum, count) => sum + count, 0),
      own,
    );
    own.forEach((village, index) => villages.push({ village, households: shares[index] ?? 0 }));
  }
  return { places, quotas, seed, villages };
}

/** Work of one district: its base households, and the tools for newcomers of a later snapshot. */
export interface VillageVisit {
  readonly village: Village;
  /** Households of the first snapshot, in order. */
  readonly households: Iterable<Household>;
  readonly maker: HouseholdMaker;
}

/**
 * Walks the province village by village. Only one household exists at a time; base households draw the same
 * numbers whatever a consumer adds, because newcomers use serial ranges of their own.
 */
export function* visitVillages(plan: ProvincePlan, office: NumberOffice): Generator<VillageVisit> {
  const maker = new HouseholdMaker(plan.places, office);
  const random = new Random(plan.seed);
  const asOf = cutOffOf(1);
  const asOfDay = dayNumber(asOf.year, asOf.month, asOf.day);
  const left = new Map([...plan.quotas.byRegion].map(([region, counts]) => [region, [...counts]]));
  let index = 0;
  let district = "";
  for (const { village, households } of plan.villages) {
    if (village.districtCode !== district) {
      district = village.districtCode;
      office.startDistrict(district);
    }
    const counts = left.get(village.regencyCode) ?? [];
    const poor = villagePoverty(village);
    const made = function* (): Generator<Household> {
      for (let n = 0; n < households; n++) {
        random.reseed(plan.seed, index, 0);
        const decile = takeDecile(random, counts, poor);
        yield maker.make(random, { index, village, decile, asOf: asOfDay, intake: "base" });
        index++;
      }
    };
    yield { village, households: made(), maker };
  }
}

/** −0.5 (better off) … 0.5 (poorer): a property of the place, so that deciles cluster as they do in life. */
function villagePoverty(village: Village): number {
  return (hashText(village.code) >>> 0) / 4294967296 - 0.5 + (village.island === undefined ? 0 : 0.3);
}

/** Draws a decile from what the region still has (exact totals), tilted by the village's poverty. */
function takeDecile(random: Random, left: number[], poor: number): number {
  let total = 0;
  const weight = (count: number, at: number): number => count * (1 + poor * (1.2 - 0.8 * at));
  for (let at = 0; at < left.length; at++) total += weight(left[at] ?? 0, at);
  let point = random.unit() * total;
  for (let at = 0; at < left.length; at++) {
    const count = left[at] ?? 0;
    point -= weight(count, at);
    if (count > 0 && point < 0) {
      left[at] = count - 1;
      return at + 1;
    }
  }
  // Rounding may leave the point at the very end: take the last decile that has any.
  const last = left.findLastIndex((count) => count > 0);
  left[last] = (left[last] ?? 0) - 1;
  return last + 1;
}
