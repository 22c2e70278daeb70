import { sql } from "kysely";
import type { z } from "zod";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getGroup } from "../contract/get-group.ts";
import type { GroupMember } from "../contract/group-shapes.ts";
import { findGroup } from "./group-rows.ts";
import { fullPlaceLabels } from "./place-labels.ts";

export const handler = query(getGroup, async (tx, input, { actor }) => {
  const group = await findGroup(tx, input.groupId);
  if (!group) return refuse("GROUP_NOT_FOUND");
  const { rows } = await sql<z.input<typeof GroupMember>>`
    select m.person_id as "personId", p.name, m.role, m.since_on as "sinceOn", m.until_on as "untilOn"
      from registry.group_members m
      join registry.persons p on p.region_code = m.region_code and p.id = m.person_id
     where m.region_code = ${group.region_code} and m.group_id = ${group.id}
     order by m.until_on nulls first, array_position(array['chair', 'secretary', 'treasurer', 'member'], m.role), p.name`.execute(
    tx,
  );
  const label = await fullPlaceLabels(tx, [group.place_code]);
  return shown(
    {
      groupId: group.id,
      revision: group.revision,
      name: group.name,
      kind: group.kind,
      place: label(group.place_code),
      source: group.source,
      members: rows,
      allowed: actor.permissions.has("registry.group.record") ? ["change-group-members"] : [],
    },
    {
      purpose: "group-page",
      subjects: [
        { kind: "group", id: group.id, placeCode: group.place_code },
        ...rows.map((row) => ({ kind: "person", id: row.personId, placeCode: group.place_code })),
      ],
    },
  );
});
