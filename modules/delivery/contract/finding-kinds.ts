/**
 * What reconciliation can say about a decree. The order is that of the screen: first what would pay one person
 * twice, then what nobody asked for, then who may not receive, then figures that do not add up.
 */
export const findingKinds = [
  "duplicate-nik",
  "duplicate-subject",
  "duplicate-kk",
  "duplicate-account",
  "duplicate-name-birth-mother",
  "already-in-previous-decree",
  "not-proposed",
  "proposed-not-in-decree",
  "not-in-registry",
  "dead",
  "moved-out",
  "civil-servant",
  "not-eligible",
  "data-lacking",
  "overlap-forbidden",
  "cooling-off",
  "on-hold",
  "amount-differs",
  "amount-times-count-differs",
  "total-differs-from-announced",
  "over-quota",
  "over-ceiling",
  "withdraws-nobody",
] as const;

export type FindingKind = (typeof findingKinds)[number];

/** Kinds about the decree as a whole: they name no line, so no line can be removed to cure them. */
export const wholeDecreeKinds: readonly FindingKind[] = [
  "proposed-not-in-decree",
  "total-differs-from-announced",
  "over-quota",
  "over-ceiling",
];

export const resolutions = ["keep", "remove", "correct"] as const;
export type Resolution = (typeof resolutions)[number];
