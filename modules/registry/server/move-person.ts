import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { movePerson } from "../contract/move-person.ts";
import { mayWriteAt } from "./area.ts";
import { differences, writeHistory } from "./history.ts";
import { lockPerson } from "./locate.ts";
import { movePairs } from "./merge-parts.ts";
import { staleDetails } from "./stale.ts";
import { type Assignment, updateRow } from "./update-row.ts";

export const handler = command(movePerson, async (tx, input, { actor, now, newId }) => {
  const person = await lockPerson(tx, input.personId);
  if (!person || person.life_status === "merged") return refuse("PERSON_NOT_FOUND");
  if (person.family_id !== null) return refuse("LIVES_IN_FAMILY");
  const { address } = input;
  const sent = [
    ["placeCode", person.place_code, address.placeCode],
    ["address", person["address"], address.address],
    ["rt", person["rt"], address.rt],
    ["rw", person["rw"], address.rw],
  ] as const;
  if (person.revision !== input.baseRevision)
    return refuse("STALE", { details: staleDetails(person.revision, sent) });
  const changes = differences(sent);
  if (changes.length === 0) return refuse("NOTHING_CHANGED");
  if (input.movedOn !== null && input.movedOn > civilDateInWib(now)) return refuse("DATE_IN_FUTURE");
  if (!(await mayWriteAt(tx, actor, address.placeCode))) return refuse("PLACE_OUTSIDE_AREA");

  const moved = address.placeCode !== person.place_code;
  if (moved)
    await sql`select registry.move_person(${person.region_code}, ${person.id}, ${address.placeCode})`.execute(
      tx,
    );
  if (moved) await movePairs(tx, "person", [person.id], address.placeCode);
  const home = { regionCode: address.placeCode.slice(0, 4), placeCode: address.placeCode };
  const assignments: Assignment[] = sent.slice(1).map(([field, , value]) => [field, value] as const);
  const revision = await updateRow(tx, "persons", { ...home, id: person.id }, assignments, now);
  await writeHistory(
    tx,
    { kind: "person", id: person.id, compartment: person.compartment, ...home },
    changes,
    { actorId: actor.userId, at: now, reason: input.reason },
  );
  if (input.movedOn !== null)
    await sql`
      insert into registry.life_events (region_code, id, person_id, place_code, compartment, kind, happened_on, destination, source, created_by)
      values (${home.regionCode}, ${newId()}, ${person.id}, ${home.placeCode}, ${person.compartment}, 'moved', ${input.movedOn},
              ${address.placeCode}, 'officer', ${actor.userId})`.execute(tx);
  const subject = { kind: "person", id: person.id, placeCode: home.placeCode };
  return done({ revision }, [
    moved
      ? registryEvents["registry.person-moved.v1"](subject, {
          fromPlaceCode: person.place_code,
          toPlaceCode: home.placeCode,
        })
      : registryEvents["registry.person-changed.v1"](subject, {
          fields: changes.map((change) => change.field),
        }),
  ]);
});
