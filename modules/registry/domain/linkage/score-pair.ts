import { compareBirths } from "./compare-dates.ts";
import { compareMothers, compareNames } from "./compare-names.ts";
import { compareAccounts, compareKks, compareNiks } from "./compare-numbers.ts";
import type { LinkName } from "./link-name.ts";
import {
  type Level,
  type Levels,
  type LinkField,
  type LinkModel,
  levelWeight,
  linkFields,
  priorWeight,
  probabilityOf,
} from "./model.ts";

/** What linkage looks at; null or "" where unknown. */
export interface LinkRecord {
  readonly nik: string | null;
  readonly kk: string | null;
  /** Prepared by `linkName(nameKey(name))`. */
  readonly name: LinkName;
  /** "YYYY-MM-DD". */
  readonly bornOn: string | null;
  readonly sex: "L" | "P" | null;
  readonly mother: LinkName;
  /** Kemendagri code of 4, 6 or 10 digits. */
  readonly placeCode: string | null;
  readonly account: string | null;
}

/** A pair's weight (log2 of the odds), its probability, and what each field gave; `parts` sum to weight - prior. */
export interface PairScore {
  readonly weight: number;
  readonly probability: number;
  readonly levels: Levels;
  readonly parts: Readonly<Record<LinkField, number>>;
}

/** Level of two places (`linkLevels.place`), as far as both codes reach. */
function comparePlaces(one: string | null, other: string | null): Level {
  if (one === null || other === null || one.length < 4 || other.length < 4) return null;
  if (one.slice(0, 4) !== other.slice(0, 4)) return 3;
  if (one.length < 6 || other.length < 6 || one.slice(0, 6) !== other.slice(0, 6)) return 2;
  return one.length === 10 && one === other ? 0 : 1;
}

/** Levels of all fields of a pair. */
export function comparePair(one: LinkRecord, other: LinkRecord): Levels {
  return {
    nik: compareNiks(one.nik, other.nik),
    kk: compareKks(one.kk, other.kk),
    name: compareNames(one.name, other.name),
    born: compareBirths(one.bornOn, other.bornOn),
    sex: one.sex === null || other.sex === null ? null : one.sex === other.sex ? 0 : 1,
    mother: compareMothers(one.mother, other.mother),
    place: comparePlaces(one.placeCode, other.placeCode),
    account: compareAccounts(one.account, other.account),
  };
}

/** Share of the people who bear a name where it is too rare to be listed: what one in a million bears says enough. */
const rarestShare = 1e-6;

/** How much more (or less) an agreement on this name says than one on a usual name: log2 of usual share by its share. */
function rarity(
  shares: Readonly<Record<string, number>>,
  names: readonly [LinkName, LinkName],
  usual: number,
  persons: number,
): number {
  const shareOf = ({ sorted }: LinkName) => (Object.hasOwn(shares, sorted) ? (shares[sorted] ?? 0) : 0);
  return Math.log2(usual / Math.max(shareOf(names[0]), shareOf(names[1]), 1 / persons, rarestShare));
}

/**
 * Weighs a pair of records by a model; `persons` is how many people the pair was taken from. The same arithmetic in
 * SQL scores the whole registry (modules/intake/domain/linkage/score-sql.ts); a test holds both equal.
 */
export function scorePair(model: LinkModel, one: LinkRecord, other: LinkRecord, persons: number): PairScore {
  const levels = comparePair(one, other);
  const sameFamily = levels.kk === 0;
  const u = sameFamily ? model.u.family : model.u.any;
  const bornSame = levels.born === 0 || levels.born === 1;
  const near = levels.place !== null && levels.place <= 1;
  const uNik = model.uNikBornSame[sameFamily ? "family" : near ? "district" : "any"];
  const weightOf = (field: LinkField): number => {
    const level = levels[field];
    if (level === null) return 0;
    // What one family card says of two people is in the prior of its members.
    if (field === "kk" && sameFamily)
      return priorWeight(model, persons, true) - priorWeight(model, persons, false);
    const among = field === "nik" && bornSame ? uNik : u[field];
    const plain = levelWeight(model.m[field][level] ?? 0, among[level] ?? 0);
    if (sameFamily) return plain;
    if (field === "name" && level <= 1)
      return plain + rarity(model.common.names, [one.name, other.name], u.name[0] ?? 0, persons);
    if (field === "mother" && level === 0)
      return plain + rarity(model.common.mothers, [one.mother, other.mother], u.mother[0] ?? 0, persons);
    return plain;
  };
  const parts = Object.fromEntries(linkFields.map((field) => [field, weightOf(field)])) as Record<
    LinkField,
    number
  >;
  const weight =
    priorWeight(model, persons, false) + linkFields.reduce((sum, field) => sum + parts[field], 0);
  return { weight, probability: probabilityOf(weight), levels, parts };
}
