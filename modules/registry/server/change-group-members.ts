import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { changeGroupMembers } from "../contract/change-group-members.ts";
import {
  addMembers,
  allMayJoin,
  allVisible,
  changeRoles,
  lastDayBefore,
  lockGroup,
  presentMembers,
} from "./group-rows.ts";
import { writeHistory } from "./history.ts";
import { staleDetails } from "./stale.ts";

export const handler = command(changeGroupMembers, async (tx, input, { actor, now }) => {
  const group = await lockGroup(tx, input.groupId);
  if (!group) return refuse("GROUP_NOT_FOUND");
  if (group.revision !== input.baseRevision)
    return refuse("STALE", { details: staleDetails(group.revision, []) });
  const { join, leave } = input;
  if (input.on > civilDateInWib(now)) return refuse("DATE_IN_FUTURE");
  const joining = join.map((member) => member.personId);
  // First of all: whether someone out of sight is in the group must not be told either.
  const named = [...leave, ...input.roles.map((one) => one.personId)];
  if (!(await allVisible(tx, named)) || !(await allMayJoin(tx, joining))) return refuse("PERSON_NOT_FOUND");
  const present = await presentMembers(tx, group);
  if (named.some((id) => !present.has(id))) return refuse("NOT_A_MEMBER");
  const roles = input.roles.filter(({ personId, role }) => present.get(personId)?.role !== role);
  if (join.length + leave.length + roles.length === 0) return refuse("NOTHING_CHANGED");
  if (leave.some((id) => input.on < (present.get(id)?.sinceOn ?? input.on)))
    return refuse("ENDS_BEFORE_START");
  if (new Set(joining).size < joining.length || joining.some((id) => present.has(id)))
    return refuse("MEMBER_TWICE");
  const until = await lastDayBefore(tx, group, joining, input.on);
  if (until !== null)
    return refuse("MEMBERSHIP_OVERLAPS", { details: { until: until.split("-").toReversed().join("-") } });
  await sql`
    update registry.group_members set until_on = ${input.on}::date
     where region_code = ${group.region_code} and group_id = ${group.id} and person_id = any (${leave}::uuid[])
       and until_on is null`.execute(tx);
  await addMembers(tx, group, join, input.on);
  await changeRoles(tx, group, roles);
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
      // Person and role: the history names the person only to who may see them.
      ...roles.map(({ personId, role }) => ({
        field: "memberRole",
        oldValue: `${personId} ${present.get(personId)?.role ?? ""}`,
        newValue: `${personId} ${role}`,
      })),
    ],
    { actorId: actor.userId, at: now, reason: input.reason },
  );
  return done({ revision: rows[0]?.revision ?? group.revision + 1 }, [
    registryEvents["registry.group-members-changed.v2"](
      { kind: "group", id: group.id, placeCode: group.place_code },
      { joined: joining.length, left: leave.length, roles: roles.length },
    ),
  ]);
});
