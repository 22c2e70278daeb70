/**
 * What reconciliation can say about a decree. The order is that of the screen: first what would pay one person
 * twice, then what nobody asked for, then who may not receive, then figures that do not add up; then what payment
 * and hand-over say. Title, sentence and remedy of each: reference/reconciliation/finding-kinds.json.
 */
export const listKinds = [
  "duplicate-nik",
  "duplicate-subject",
  "duplicate-kk",
  "duplicate-account",
  "duplicate-name-birth-mother",
  "same-person-other-nik",
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

/** What stands between a signed decree and what was paid, received or handed over. */
export const deliveryKinds = [
  "paid-not-in-decree",
  "paid-twice",
  "paid-other-amount",
  "in-decree-never-paid",
  "returned-not-reissued",
  "receipt-without-payment",
  "handed-over-not-in-decree",
  "handed-over-twice",
  "in-decree-never-handed-over",
] as const;

export const findingKinds = [...listKinds, ...deliveryKinds] as const;

export type FindingKind = (typeof findingKinds)[number];

/** "list" is found before the signature, "delivery" after payment and hand-over. */
export const findingStages = ["list", "delivery"] as const;
export type FindingStage = (typeof findingStages)[number];

/** Kinds about the decree as a whole: they name no line, so no line can be removed to cure them. */
export const wholeDecreeKinds: readonly FindingKind[] = [
  "proposed-not-in-decree",
  "total-differs-from-announced",
  "over-quota",
  "over-ceiling",
  "receipt-without-payment",
];

export const resolutions = ["keep", "remove", "correct"] as const;
export type Resolution = (typeof resolutions)[number];
