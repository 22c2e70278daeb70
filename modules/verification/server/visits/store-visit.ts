import { sql } from "kysely";
import type { z } from "zod";
import { userNames } from "#modules/identity/server/index.ts";
import { fieldValues } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { ageYears } from "#platform/kernel/dates.ts";
import type { ItemAnswer } from "../../contract/sync-shapes.ts";
import { type FormState, formState } from "../../domain/questionnaire/engine.ts";
import { linkedAnswers } from "../../domain/questionnaire/registry-values.ts";
import { readCompiled } from "../questionnaires/read-compiled.ts";
import { compareAnswers, foundEvents, insertChanges, type Visit } from "./propose-changes.ts";

export type Stored = z.input<typeof ItemAnswer>;
type Faults = Extract<Stored, { outcome: "refused" }>["fields"];

/** Clocks of cheap phones run ahead; more than this is no clock but a claim about tomorrow. */
const aheadMs = 10 * 60_000;

const refused = (code: Extract<Stored, { outcome: "refused" }>["code"], fields: Faults = []): Stored => ({
  outcome: "refused",
  code,
  fields,
});

/** Faults of the answers as such, and what a confirming visit may not leave open. */
function faultsOf(state: FormState, result: Visit["result"]): Faults {
  return state.items.flatMap(({ personId, question, fault, answered }): Faults => {
    const path = personId === null ? question.name : `${personId}.${question.name}`;
    if (fault !== null && fault !== "CHECK_FAILED") return [{ path, fault }];
    if (result === "confirmed" && question.required && !answered && question.kind !== "computed")
      return [{ path, fault: "MISSING" as const }];
    return [];
  });
}

async function withAuthors(
  tx: Tx,
  conflicts: ReturnType<typeof compareAnswers>["conflicts"],
): Promise<Extract<Stored, { outcome: "conflict" }>["conflicts"]> {
  const { rows } = await sql<{ id: string; field: string; at: Date; by: string | null }>`
    select distinct on (c.subject_id, c.field) c.subject_id as id, c.field, c.changed_at as at, c.changed_by as by
      from registry.changes c
     where c.region_code >= left((select app.area_from()), 4) and c.region_code < (select app.area_upto())
       and c.subject_id = any (${conflicts.map((one) => one.subjectId)}::uuid[])
     order by c.subject_id, c.field, c.changed_at desc`.execute(tx);
  const names = await userNames(
    tx,
    rows.flatMap(({ by }) => (by === null ? [] : [by])),
  );
  return conflicts.map((one) => {
    const last = rows.find(({ id, field }) => id === one.subjectId && field === one.field);
    return {
      ...one,
      changedAt: last?.at.toISOString() ?? null,
      changedBy: last?.by == null ? null : (names.get(last.by) ?? null),
    };
  });
}

/**
 * Takes a visit: checks its answers against the version of the questionnaire it was made with, compares them with the
 * registry, and stores it with its proposed changes and announced photos. A conflict or refusal stores nothing.
 */
export async function storeVisit(
  tx: Tx,
  visit: Visit,
  by: { readonly userId: string; readonly deviceId: string | null; readonly now: Date },
): Promise<Stored> {
  const { userId, deviceId, now } = by;
  const visitedAt = new Date(visit.visitedAt);
  if (visitedAt.getTime() > now.getTime() + aheadMs) return refused("VISITED_IN_FUTURE");
  const known = await fieldValues(tx, visit.familyId);
  if (known === undefined) return refused("FAMILY_NOT_FOUND");

  const form = visit.questionnaire === null ? null : await readCompiled(tx, visit.questionnaire);
  if (form === undefined) return refused("QUESTIONNAIRE_UNKNOWN");
  const visitedOn = visit.visitedAt.slice(0, 10);
  const members = [...known.persons].map(([personId, person]) => ({
    personId,
    ageYears: person.bornOn === null ? null : ageYears(person.bornOn, visitedOn),
    sex: person.sex,
    relation: person.relation,
  }));
  const state =
    form === null ? { items: [], answers: visit.answers } : formState(form, visit.answers, members);
  const faults = faultsOf(state, visit.result);
  if (faults.length > 0) return refused("ANSWERS_NOT_ALLOWED", faults);

  const { changes, conflicts } = compareAnswers(known, visit, linkedAnswers(state));
  if (conflicts.length > 0) return { outcome: "conflict", conflicts: await withAuthors(tx, conflicts) };
  const all = [...changes, ...foundEvents(known, visit)];
  const { regionCode, placeCode } = known;
  const stored = await sql`
    insert into verification.visits (region_code, id, place_code, family_id, task_id, questionnaire_code, questionnaire_version,
      result, base_revision, visited_at, visited_by, device_id, latitude, longitude, accuracy_metres, answers, settled, note,
      received_at)
    values (${regionCode}, ${visit.visitId}, ${placeCode}, ${visit.familyId}, ${visit.taskId}, ${visit.questionnaire?.code ?? null},
      ${visit.questionnaire?.version ?? null}, ${visit.result}, ${visit.baseRevision}, ${visitedAt}, ${userId}, ${deviceId},
      ${visit.latitude}, ${visit.longitude}, ${visit.accuracyMetres}, ${JSON.stringify(state.answers)}::jsonb,
      ${JSON.stringify(visit.settled)}::jsonb, ${visit.note}, ${now})
    on conflict do nothing`.execute(tx);
  if (stored.numAffectedRows === 0n) return refused("VISIT_SENT_BEFORE");
  await insertChanges(
    tx,
    { origin: "visit", originId: visit.visitId, by: userId, at: now },
    { regionCode, placeCode, familyId: visit.familyId },
    all,
    visit.note,
  );
  for (const photo of visit.photos)
    await sql`
      insert into verification.photos (region_code, id, place_code, family_id, visit_id, question, sha256, byte_size, media_type,
        taken_at, latitude, longitude)
      values (${regionCode}, ${photo.photoId}, ${placeCode}, ${visit.familyId}, ${visit.visitId}, ${photo.question}, ${photo.sha256},
        ${photo.byteSize}, ${photo.mediaType}, ${photo.takenAt}, ${photo.latitude}, ${photo.longitude})
      on conflict do nothing`.execute(tx);
  // One look answers every reason to look; a re-visit of somebody else's finding stays with whom it was given to.
  await sql`
    update verification.tasks set state = 'done', done_at = ${now}, visit_id = ${visit.visitId}, revision = revision + 1
     where region_code = ${regionCode} and family_id = ${visit.familyId}
       and (id = ${visit.taskId} or kind <> 'revisit' and (state = 'open' or assigned_to = ${userId}))
       and state in ('open', 'assigned')`.execute(tx);
  return { outcome: "accepted", changes: all.length };
}
