import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { recordLifeEvent } from "../contract/record-life-event.ts";
import { type EventKind, statusAfter } from "../domain/life-status.ts";
import { differences, writeHistory } from "./history.ts";
import { lockPerson, type PersonRow } from "./locate.ts";
import { staleDetails } from "./stale.ts";
import { type Assignment, updateRow } from "./update-row.ts";

/** Who moved out of the province is no longer counted among the family's members; the membership becomes history. */
async function leaveFamily(tx: Tx, person: PersonRow, kind: EventKind, on: string): Promise<Assignment[]> {
  if (kind !== "moved-out" || person.family_id === null) return [];
  await sql`
    insert into registry.past_memberships (region_code, person_id, family_id, during, relation, place_code, compartment,
                                           ended_because)
    values (${person.region_code}, ${person.id}, ${person.family_id},
            daterange(least(${person.family_since_on}::date, ${on}::date), ${on}::date, '[]'), ${person.relation},
            ${person.place_code}, ${person.compartment}, ${kind})
    on conflict do nothing`.execute(tx);
  return [
    ["family_id", null],
    ["family_since_on", null],
  ];
}

export const handler = command(recordLifeEvent, async (tx, input, { actor, now, newId }) => {
  const person = await lockPerson(tx, input.personId);
  if (!person || person.life_status === "merged") return refuse("PERSON_NOT_FOUND");
  const after = statusAfter(person.life_status, input.kind);
  if (person.revision !== input.baseRevision) {
    const fields = [["lifeStatus", person.life_status, after ?? input.kind]] as const;
    return refuse("STALE", { details: staleDetails(person.revision, fields) });
  }
  if (after === null) return refuse("NOT_POSSIBLE_NOW", { details: { lifeStatus: person.life_status } });
  if (input.happenedOn > civilDateInWib(now)) return refuse("DATE_IN_FUTURE");
  if (person.born_on !== null && input.happenedOn < person.born_on) return refuse("BEFORE_BIRTH");

  const eventId = newId();
  await sql`
    insert into registry.life_events (region_code, id, person_id, family_id, place_code, compartment, kind, happened_on,
                                      destination, note, source, created_by)
    values (${person.region_code}, ${eventId}, ${person.id}, ${person.family_id}, ${person.place_code},
            ${person.compartment}, ${input.kind}, ${input.happenedOn}, ${input.destination}, ${input.note}, 'officer',
            ${actor.userId})`.execute(tx);
  const assignments: Assignment[] = [
    ["life_status", after],
    ["died_on", input.kind === "died" ? input.happenedOn : null],
    ...(await leaveFamily(tx, person, input.kind, input.happenedOn)),
  ];
  const key = { regionCode: person.region_code, id: person.id };
  const revision = await updateRow(tx, "persons", key, assignments, now);
  await writeHistory(
    tx,
    {
      kind: "person",
      id: person.id,
      regionCode: person.region_code,
      placeCode: person.place_code,
      compartment: person.compartment,
    },
    differences([
      ["lifeStatus", person.life_status, after],
      ["diedOn", person.died_on, input.kind === "died" ? input.happenedOn : null],
    ]),
    { actorId: actor.userId, at: now, reason: input.note },
  );
  return done({ eventId, revision }, [
    registryEvents["registry.life-event-recorded.v1"](
      { kind: "person", id: person.id, placeCode: person.place_code },
      { kind: input.kind },
    ),
  ]);
});
