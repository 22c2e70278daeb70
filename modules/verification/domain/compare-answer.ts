/** A stored or answered value; numbers and their text are the same answer. */
export type FieldValue = string | number | null | undefined;

const text = (value: FieldValue): string | null =>
  value === null || value === undefined || value === "" ? null : String(value).trim();

export const sameValue = (one: FieldValue, other: FieldValue): boolean => text(one) === text(other);

/**
 * One answer against the registry, three ways: `before` is what the phone showed when the visit began, `theirs` what
 * the registry holds now, `mine` the answer. Only where both sides changed, and differently, is there a conflict; what
 * the worker left as it was never overwrites a change of the office.
 */
export function compareAnswer(value: {
  readonly before: FieldValue;
  readonly theirs: FieldValue;
  readonly mine: FieldValue;
}): "nothing" | "propose" | "conflict" {
  const { before, theirs, mine } = value;
  if (sameValue(mine, theirs)) return "nothing";
  if (sameValue(mine, before)) return "nothing";
  return sameValue(theirs, before) ? "propose" : "conflict";
}
