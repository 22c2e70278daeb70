/**
 * What a linkage model is: data, not code. Weights are log2 of m/u, where m is the chance of a level among two
 * records of one person and u among records of two (Fellegi and Sunter 1969); a pair's weight is the sum of its
 * fields' weights and of the prior, and its probability follows from it.
 */
export const linkFields = ["nik", "kk", "name", "born", "sex", "mother", "place", "account"] as const;
export type LinkField = (typeof linkFields)[number];

/** Levels of each field from most to least alike; a level's number in code and SQL is its position here. */
export const linkLevels = {
  nik: ["equal", "one-digit", "transposed", "region-moved", "all-but-serial", "birth-part", "different"],
  kk: ["equal", "one-digit", "transposed", "different"],
  name: ["equal", "same-words", "close", "part", "similar", "different"],
  born: ["equal", "equal-default", "swapped", "one-digit", "default-date", "same-year", "different"],
  sex: ["equal", "different"],
  mother: ["equal", "close", "part", "different"],
  place: ["village", "district", "regency", "different"],
  account: ["equal", "one-digit", "different"],
} as const satisfies Readonly<Record<LinkField, readonly string[]>>;

/** Position of a level in `linkLevels`; null where either record lacks the value: no evidence either way. */
export type Level = number | null;
export type Levels = Readonly<Record<LinkField, Level>>;

/** Chance of each level, in the order of `linkLevels`; they sum to 1. */
export type Chances = Readonly<Record<LinkField, readonly number[]>>;

/**
 * Members of one family share mother, place and often a name without being one person, so they are weighed by
 * what is usual within a family. A NIK repeats the birth date, so people born on one day are compared by what is
 * usual among such.
 */
export interface LinkModel {
  readonly name: string;
  /** Of two records of one person. */
  readonly m: Chances;
  /** Of records of two persons: any two, and two of one family. */
  readonly u: { readonly any: Chances; readonly family: Chances };
  /** The NIK among records of two persons born on one day: any two, two of one district, two of one family (twins). */
  readonly uNikBornSame: Readonly<Record<"any" | "district" | "family", readonly number[]>>;
  /** Second records expected per person, and the share of pairs within families that are one person. */
  readonly prior: { readonly perPerson: number; readonly perFamilyPair: number };
  readonly thresholds: { readonly review: number; readonly propose: number };
  /** Names and mothers' names that many bear, with their share of all; others count as rare. */
  readonly common: {
    readonly names: Readonly<Record<string, number>>;
    readonly mothers: Readonly<Record<string, number>>;
  };
  /** Where each figure comes from, by field. */
  readonly origin: Readonly<Partial<Record<LinkField | "prior" | "thresholds", string>>>;
}

/** Weight of a level: log2(m/u), never infinite. */
export function levelWeight(m: number, u: number): number {
  const least = 1e-9;
  return Math.log2(Math.max(m, least) / Math.max(u, least));
}

/** log2 of the prior odds that two records taken at random from `persons` are one person. */
export function priorWeight(model: LinkModel, persons: number, sameFamily: boolean): number {
  const share = sameFamily ? model.prior.perFamilyPair : (2 * model.prior.perPerson) / Math.max(persons, 2);
  return Math.log2(share / (1 - share));
}

/** Probability that a pair is one person, from its weight. */
export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight);
}
