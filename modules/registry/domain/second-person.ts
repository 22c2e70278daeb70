/** What is known of records about to be joined. */
export interface JoinFacts {
  /** A record, or what hangs on it, lies in a protected compartment. */
  readonly isProtected: boolean;
  /** How many of the records receive aid now, each for itself. */
  readonly aidedRecords: number;
  readonly sexes: ReadonlyArray<"L" | "P" | null>;
  readonly regionCodes: readonly string[];
  /** The weakest link that holds the records together, 0–1. */
  readonly probability: number;
  readonly onceDifferent: boolean;
}

export type SecondReason =
  | "protected"
  | "both-aided"
  | "different-sex"
  | "different-region"
  | "low-probability"
  | "once-different";

export interface SecondPersonRule {
  readonly because: SecondReason;
  /** For "low-probability": below this a second person must look. */
  readonly below?: number | undefined;
}

const distinct = (values: readonly unknown[]) => new Set(values).size;

const holds: Readonly<Record<SecondReason, (facts: JoinFacts, rule: SecondPersonRule) => boolean>> = {
  protected: (facts) => facts.isProtected,
  "both-aided": (facts) => facts.aidedRecords > 1,
  "different-sex": (facts) => distinct(facts.sexes.filter((sex) => sex !== null)) > 1,
  "different-region": (facts) => distinct(facts.regionCodes) > 1,
  "low-probability": (facts, rule) => facts.probability < (rule.below ?? 0),
  "once-different": (facts) => facts.onceDifferent,
};

/** Why records may be joined only by two people, in the order of the rules; empty = one is enough. */
export function secondBecause(facts: JoinFacts, rules: readonly SecondPersonRule[]): SecondReason[] {
  return rules.filter((rule) => holds[rule.because](facts, rule)).map((rule) => rule.because);
}

/**
 * Whether a decision is drawn for a blind second look. The last 48 bits of a UUIDv7 are random, so nobody can
 * foresee it and it can be checked afterwards.
 */
export function isDrawn(actId: string, share: number): boolean {
  return Number.parseInt(actId.replaceAll("-", "").slice(-12), 16) / 2 ** 48 < share;
}

/**
 * The weakest of the links that hold records together: for each record its best pair with another of them, and of
 * these the least. 0 where a record has no pair at all.
 */
export function weakestLink(
  ids: readonly string[],
  pairs: ReadonlyArray<{ readonly a: string; readonly b: string; readonly probability: number }>,
): number {
  const best = ids.map((id) =>
    pairs
      .filter((pair) => (pair.a === id && ids.includes(pair.b)) || (pair.b === id && ids.includes(pair.a)))
      .reduce((most, pair) => Math.max(most, pair.probability), 0),
  );
  return best.length === 0 ? 0 : Math.min(...best);
}
