import type { Draft, FieldConflict } from "./phone-shapes.ts";

export type Choice = "mine" | "theirs";

/** Names a disputed field among the choices. */
export const conflictKey = (one: Pick<FieldConflict, "subjectId" | "field">): string =>
  `${one.subjectId} ${one.field}`;

/**
 * The visit after its worker has decided every disputed field. "Mine" takes the office's value as the new base, so that
 * the answer is a change of it; "theirs" makes the base the answer, so that nothing is proposed. Both are kept as history.
 * Null while a field is undecided.
 */
export function settle(
  draft: Draft,
  conflicts: readonly FieldConflict[],
  choices: ReadonlyMap<string, Choice>,
): Draft | null {
  const family = { ...draft.base.family };
  const persons = Object.fromEntries(
    Object.entries(draft.base.persons).map(([id, sheet]) => [id, { ...sheet }]),
  );
  const settled = [...draft.settled];
  for (const conflict of conflicts) {
    const chosen = choices.get(conflictKey(conflict));
    if (chosen === undefined) return null;
    const sheet = conflict.subjectKind === "family" ? family : (persons[conflict.subjectId] ??= {});
    sheet[conflict.field] = chosen === "mine" ? conflict.theirs : conflict.mine;
    const { changedAt: _at, changedBy: _by, ...what } = conflict;
    settled.push({ ...what, chosen });
  }
  return { ...draft, base: { family, persons }, settled };
}
