import { sql } from "kysely";
import type { z } from "zod";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getGroup } from "../contract/get-group.ts";
import type { GroupMember } from "../contract/group-shapes.ts";
import { allowedOnGroup } from "./allowed-actions.ts";
import { findGroup } from "./group-rows.ts";
import { groupSize } from "./group-sizes.ts";
import { fullPlaceLabels } from "./place-labels.ts";

export const handler = query(getGroup, async (tx, input, { actor, locale }) => {
  const group = await findGroup(tx, input.groupId);
  if (!group) return refuse("GROUP_NOT_FOUND");
  const { rows } = await sql<
    Omit<z.input<typeof GroupMember>, "nikMasked"> & { nik: string | null; placeCode: string }
  >`
    select m.person_id as "personId", p.name, p.nik, p.life_status as "lifeStatus",
           p.place_code as "placeCode", m.role, m.since_on as "sinceOn", m.until_on as "untilOn"
      from registry.group_members m
      join registry.persons p on p.region_code = any ((select registry.regions_in_scope())::text[]) and p.id = m.person_id
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
      createdAt: group.created_at.toISOString(),
      members: rows.map((row) => ({
        personId: row.personId,
        name: row.name,
        nikMasked: row.nik === null ? null : maskNumber(row.nik),
        lifeStatus: row.lifeStatus,
        role: row.role,
        sinceOn: row.sinceOn,
        untilOn: row.untilOn,
      })),
      size: await groupSize(tx, group, locale),
      allowed: allowedOnGroup(actor),
    },
    {
      purpose: "group-page",
      subjects: [
        { kind: "group", id: group.id, placeCode: group.place_code },
        ...rows.map((row) => ({ kind: "person", id: row.personId, placeCode: row.placeCode })),
      ],
    },
  );
});
