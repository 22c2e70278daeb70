import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { mergePersons } from "../contract/merge-persons.ts";
import { mergeFields, mergePlan } from "../domain/merge-plan.ts";
import { nameKey } from "../domain/name-key.ts";
import { historyText, writeHistory } from "./history.ts";
import { addPersonNumber, learnName } from "./insert-person.ts";
import { lockPerson } from "./locate.ts";
import { staleDetails } from "./stale.ts";
import { type Assignment, updateRow } from "./update-row.ts";

export const handler = command(mergePersons, async (tx, input, { actor, now, newId }) => {
  if (input.keptId === input.mergedId) return refuse("SAME_RECORD");
  // Always in the same order, so that two merges of the same pair wait instead of blocking each other.
  const [first = "", second = ""] = [input.keptId, input.mergedId].toSorted();
  const locked = [await lockPerson(tx, first), await lockPerson(tx, second)];
  const kept = locked.find((person) => person?.id === input.keptId);
  const merged = locked.find((person) => person?.id === input.mergedId);
  if (!kept || !merged) return refuse("PERSON_NOT_FOUND");
  if (kept.life_status === "merged" || merged.life_status === "merged") return refuse("ALREADY_MERGED");
  if (kept.revision !== input.keptRevision || merged.revision !== input.mergedRevision)
    return refuse("STALE", { details: staleDetails(kept.revision, []) });
  if (kept.region_code !== merged.region_code) return refuse("DIFFERENT_REGION");

  const home = { regionCode: kept.region_code, placeCode: kept.place_code };
  const plan = mergePlan(kept, merged, input.take);
  const repointed = await sql<{ rows: Record<string, unknown> }>`
    select registry.repoint_person(${kept.region_code}, ${merged.id}, ${kept.id}) as rows`.execute(tx);
  const assignments: Assignment[] = plan.map(({ field, after }) => [mergeFields[field], after] as const);
  for (const { field, after } of plan) {
    if (field === "name" && typeof after === "string") {
      assignments.push(["name_key", nameKey(after)]);
      await learnName(tx, after);
    }
    if (field === "nik" && typeof after === "string")
      await addPersonNumber(tx, after, kept.id, home, kept.compartment);
  }
  if (kept.family_id === null && merged.family_id !== null && merged.place_code === kept.place_code)
    assignments.push(["family_id", merged.family_id], ["relation", merged.relation]);
  const revision = await updateRow(tx, "persons", { ...home, id: kept.id }, assignments, now);
  await updateRow(
    tx,
    "persons",
    { ...home, id: merged.id },
    [
      ["life_status", "merged"],
      ["merged_into", kept.id],
      ["family_id", null],
    ],
    now,
  );

  const mergeId = newId();
  const undo = {
    rows: repointed.rows[0]?.rows ?? {},
    keptBefore: Object.fromEntries(assignments.map(([column]) => [column, kept[column] ?? null])),
    keptAfter: Object.fromEntries(assignments),
    mergedBefore: {
      life_status: merged.life_status,
      family_id: merged.family_id,
      merged_into: null,
    },
  };
  await sql`
    insert into registry.merges (region_code, id, place_code, compartment, kind, kept_id, merged_id, repointed, reason,
                                 merged_at, merged_by)
    values (${kept.region_code}, ${mergeId}, ${kept.place_code}, ${kept.compartment ?? merged.compartment}, 'person',
            ${kept.id}, ${merged.id}, ${JSON.stringify(undo)}::jsonb, ${input.reason}, ${now}, ${actor.userId})`.execute(
    tx,
  );
  const meta = { actorId: actor.userId, at: now, reason: input.reason };
  const subject = { kind: "person", ...home, compartment: kept.compartment } as const;
  await writeHistory(
    tx,
    { ...subject, id: kept.id },
    [
      { field: "merged", oldValue: null, newValue: merged.name },
      ...plan.map(({ field, before, after }) => ({
        field,
        oldValue: historyText(before),
        newValue: historyText(after),
      })),
    ],
    meta,
  );
  await writeHistory(
    tx,
    { ...subject, id: merged.id, placeCode: merged.place_code, compartment: merged.compartment },
    [{ field: "mergedInto", oldValue: null, newValue: kept.name }],
    meta,
  );
  return done({ mergeId, revision }, [
    registryEvents["registry.persons-merged.v1"](
      { kind: "person", id: kept.id, placeCode: kept.place_code },
      { mergeId, mergedId: merged.id },
    ),
  ]);
});
