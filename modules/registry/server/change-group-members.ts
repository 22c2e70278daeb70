import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { changeGroupMembers } from "../contract/change-group-members.ts";
import { addMembers, allMayJoin, allVisible, lockGroup, presentMembers } from "./group-rows.ts";
import { writeHistory } from "./history.ts";
import { staleDetails } from "./stale.ts";

export const handler = command(changeGroupMembers, async (tx, input, { actor, now }) => {
  const group = await lockGroup(tx, input.groupId);
  if (!group) return refuse("GROUP_NOT_FOUND");
  if (group.revision !== input.baseRevision)
    return refuse("STALE", { details: staleDetails(group.revision, []) });
  const { join, leave } = input;
  if (join.length + leave.length === 0) return refuse("NOTHING_CHANGED");
  if (input.on > civilDateInWib(now)) return refuse("DATE_IN_FUTURE");
  const joining = join.map((member) => member.personId);
  // First of all: whether someone out of sight is in the group must not be told either.
  if (!(await allVisible(tx, leave)) || !(await allMayJoin(tx, joining))) return refuse("PERSON_NOT_FOUND");
  const present = await presentMembers(tx, group);
  if (leave.some((id) => !present.has(id))) return refuse("NOT_A_MEMBER");
  if (leave.some((id) => input.on < (present.get(id) ?? input.on))) return refuse("ENDS_BEFORE_START");
  if (new Set(joining).size < joining.length || joining.some((id) => present.has(id)))
    return refuse("MEMBER_TWICE");
  await sql`
    update registry.group_members set until_on = ${input.on}::date
     where region_code = ${group.region_code} and group_id = ${group.id} and person_id = any (${leave}::uuid[])
       and until_on is null`.execute(tx);
  await addMembers(tx, group, join, input.on);
  const { rows } = await sql<{ revision: number }>`
    update registry.groups set revision = revision + 1
     where region_code = ${group.region_code} and id = ${group.id} returning revision`.execute(tx);
  await writeHistory(
    tx,
    {
      kind: "group",
      id: group.id,
      regionCode: group.region_code,
      placeCode: group.place_code,
      compartment: null,
    },
    [
      ...joining.map((id) => ({ field: "members", oldValue: null, newValue: id })),
      ...leave.map((id) => ({ field: "members", oldValue: id, newValue: null })),
    ],
    { actorId: actor.userId, at: now, reason: input.reason },
  );
  return done({ revision: rows[0]?.revision ?? group.revision + 1 }, [
    registryEvents["registry.group-members-changed.v1"](
      { kind: "group", id: group.id, placeCode: group.place_code },
      { joined: joining.length, left: leave.length },
    ),
  ]);
});
