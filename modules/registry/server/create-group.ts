import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { createGroup } from "../contract/create-group.ts";
import { mayWriteAt } from "./area.ts";
import { addMembers, allMayJoin } from "./group-rows.ts";
import { writeHistory } from "./history.ts";

export const handler = command(createGroup, async (tx, input, { actor, now, newId }) => {
  const { placeCode, members } = input;
  if (!(await mayWriteAt(tx, actor, placeCode))) return refuse("PLACE_OUTSIDE_AREA");
  if (input.sinceOn > civilDateInWib(now)) return refuse("DATE_IN_FUTURE");
  const personIds = members.map((member) => member.personId);
  if (new Set(personIds).size < personIds.length) return refuse("MEMBER_TWICE");
  if (!(await allMayJoin(tx, personIds))) return refuse("PERSON_NOT_FOUND");
  const groupId = newId();
  const regionCode = placeCode.slice(0, 4);
  await sql`
    insert into registry.groups (region_code, id, place_code, kind, name, source, created_by)
    values (${regionCode}, ${groupId}, ${placeCode}, ${input.kind}, ${input.name}, 'officer', ${actor.userId})`.execute(
    tx,
  );
  await addMembers(
    tx,
    { id: groupId, region_code: regionCode, place_code: placeCode },
    members,
    input.sinceOn,
  );
  await writeHistory(
    tx,
    { kind: "group", id: groupId, regionCode, placeCode, compartment: null },
    [{ field: "created", oldValue: null, newValue: input.name }],
    { actorId: actor.userId, at: now, reason: input.reason },
  );
  return done({ groupId }, [
    registryEvents["registry.group-created.v1"](
      { kind: "group", id: groupId, placeCode },
      { memberCount: members.length },
    ),
  ]);
});
