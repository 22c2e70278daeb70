import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listGroups } from "../contract/list-groups.ts";
import { findGroup } from "./group-rows.ts";
import { fullPlaceLabels } from "./place-labels.ts";

export const handler = query(listGroups, async (tx, input) => {
  const last = input.after === undefined ? undefined : await findGroup(tx, input.after);
  if (input.after !== undefined && last === undefined) return refuse("CURSOR_INVALID");
  const from = input.placeCode ?? "";
  const upto = `${from}:`;
  const wanted = sql<boolean>`g.place_code >= ${from} and g.place_code < ${upto}
       and (${input.kind ?? null}::text is null or g.kind = ${input.kind ?? null})
       and strpos(lower(g.name), lower(${input.text})) > 0`;
  const [placeCode, name, id] = last
    ? [last.place_code, last.name, last.id]
    : ["", "", "00000000-0000-0000-0000-000000000000"];
  const { rows } = await sql<{
    id: string;
    name: string;
    kind: string;
    placeCode: string;
    memberCount: number;
  }>`
    select g.id, g.name, g.kind, g.place_code as "placeCode",
           (select count(*)::int from registry.group_members m
              join registry.persons p on p.id = m.person_id and p.region_code = any ((select registry.regions_in_scope())::text[])
             where m.region_code = g.region_code and m.group_id = g.id and m.until_on is null) as "memberCount"
      from registry.groups g
     where ${wanted}
       and (g.place_code, g.name, g.id) > (${placeCode}, ${name}, ${id}::uuid)
     order by g.place_code, g.name, g.id
     limit ${input.limit + 1}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from registry.groups g where ${wanted}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const label = await fullPlaceLabels(
    tx,
    page.map((row) => row.placeCode),
  );
  return plain({
    groups: page.map((row) => ({
      groupId: row.id,
      name: row.name,
      kind: row.kind,
      place: label(row.placeCode),
      memberCount: row.memberCount,
    })),
    total: counted.rows[0]?.total ?? 0,
    next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
  });
});
