import { sql } from "kysely";
import type { z } from "zod";
import type { FieldValues } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import type { Conflict, VisitBody } from "../../contract/sync-shapes.ts";
import { compareAnswer, type FieldValue } from "../../domain/compare-answer.ts";
import type { LinkedAnswer } from "../../domain/questionnaire/registry-values.ts";

export type Visit = z.infer<typeof VisitBody>;

export interface ProposedChange {
  readonly personId: string | null;
  readonly compartment: string | null;
  readonly act: "set-field" | "life-event";
  readonly field: string;
  readonly before: FieldValue;
  readonly after: unknown;
}

type Told = z.input<typeof Conflict>;

const masked = new Set(["nik", "kkNumber"]);
const shownValue = (field: string, value: FieldValue): string | null => {
  if (value === null || value === undefined || value === "") return null;
  return masked.has(field) ? maskNumber(String(value)) : String(value);
};

/** Field of a family's house as bases, conflicts and proposals name it. */
export const housingName = (field: string): string => `housing.${field}`;

/**
 * What the answers would change in the registry, field by field, and where phone and office changed the same field
 * differently. Members who are no longer in the family, or whom the worker may not see, are passed over.
 */
export function compareAnswers(
  known: FieldValues,
  visit: Visit,
  answers: readonly LinkedAnswer[],
): { readonly changes: ProposedChange[]; readonly conflicts: Array<Omit<Told, "changedAt" | "changedBy">> } {
  const changes: ProposedChange[] = [];
  const conflicts: Array<Omit<Told, "changedAt" | "changedBy">> = [];
  for (const { link, personId, value: mine } of answers) {
    const person = personId === null ? undefined : known.persons.get(personId);
    if (link.subject === "person" && person === undefined) continue;
    const [field, theirs, base] =
      link.subject === "person"
        ? [link.field, person?.values[link.field], visit.base.persons[personId ?? ""]]
        : link.subject === "housing"
          ? [housingName(link.field), known.housing[link.field], visit.base.family]
          : [link.field, known.family[link.field], visit.base.family];
    const before = base?.[field];
    const compared = {
      mine,
      before,
      // The phone never held the number itself, so its base is the masked one.
      theirs: masked.has(field) && mine !== theirs ? shownValue(field, theirs) : theirs,
    };
    const verdict = compareAnswer(compared);
    if (verdict === "propose")
      changes.push({
        personId: link.subject === "person" ? personId : null,
        compartment: person?.compartment ?? null,
        act: "set-field",
        field,
        before: theirs,
        after: mine,
      });
    if (verdict === "conflict")
      conflicts.push({
        subjectKind: link.subject === "person" ? "person" : "family",
        subjectId: link.subject === "person" ? (personId ?? known.familyId) : known.familyId,
        field,
        mine: shownValue(field, mine),
        theirs: shownValue(field, theirs),
        before: shownValue(field, before),
      });
  }
  return { changes, conflicts };
}

/** Deaths and moves a visit found: one event per person concerned, the whole family where nobody is named. */
export function foundEvents(known: FieldValues, visit: Visit): ProposedChange[] {
  const { about, result } = visit;
  if (about === null || (result !== "dead" && result !== "moved")) return [];
  const kind = result === "dead" ? "died" : "moved-out";
  const whom =
    about.personId === null && result === "moved"
      ? [...known.persons].filter(([, person]) => person.lifeStatus === "alive").map(([id]) => id)
      : about.personId === null
        ? []
        : [about.personId];
  return whom.flatMap((personId) => {
    const person = known.persons.get(personId);
    if (person === undefined || person.lifeStatus !== "alive") return [];
    return [
      {
        personId,
        compartment: person.compartment,
        act: "life-event" as const,
        field: kind,
        before: null,
        after: { happenedOn: about.happenedOn, destination: about.destination },
      },
    ];
  });
}

/** Writes the lines that wait for a verifier. */
export async function insertChanges(
  tx: Tx,
  from: {
    readonly origin: "visit" | "proposal";
    readonly originId: string;
    readonly by: string;
    readonly at: Date;
  },
  family: { readonly regionCode: string; readonly placeCode: string; readonly familyId: string | null },
  changes: readonly ProposedChange[],
  reason: string,
): Promise<void> {
  for (const change of changes)
    await sql`
      insert into verification.change_proposals (region_code, place_code, compartment, origin, origin_id, family_id, person_id,
        act, field, before_value, after_value, reason, proposed_at, proposed_by)
      values (${family.regionCode}, ${family.placeCode}, ${change.compartment}, ${from.origin}, ${from.originId},
        ${family.familyId}, ${change.personId}, ${change.act}, ${change.field},
        ${JSON.stringify(change.before ?? null)}::jsonb, ${JSON.stringify(change.after)}::jsonb, ${reason}, ${from.at}, ${from.by})
      on conflict do nothing`.execute(tx);
}
