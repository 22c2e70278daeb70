import { sql } from "kysely";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listFamilies } from "../contract/list-families.ts";
import { findFamily } from "./locate.ts";
import { fullPlaceLabels } from "./place-labels.ts";

interface Row {
  readonly id: string;
  readonly headName: string;
  readonly kkNumber: string | null;
  readonly placeCode: string;
  readonly rt: string;
  readonly rw: string;
  readonly memberCount: number;
  readonly decile: number | null;
  readonly source: string | null;
  readonly cutOffOn: string | null;
}

export const handler = query(listFamilies, async (tx, input) => {
  // The cursor is an id, not the key itself: a head's name must not stand in an address.
  const last = input.after === undefined ? undefined : await findFamily(tx, input.after);
  if (input.after !== undefined && last === undefined) return refuse("CURSOR_INVALID");
  const from = input.placeCode ?? "";
  const upto = `${from}:`;
  const [placeCode, headName, id] = last
    ? [last.place_code, last.head_name, last.id]
    : ["", "", "00000000-0000-0000-0000-000000000000"];
  const { rows } = await sql<Row>`
    select f.id, f.head_name as "headName", f.kk_number as "kkNumber", f.place_code as "placeCode", f.rt, f.rw,
           (select count(*)::int from registry.persons p
             where p.region_code = f.region_code and p.family_id = f.id and p.life_status = 'alive') as "memberCount",
           w.decile, w.source, w.cut_off_on as "cutOffOn"
      from (select * from registry.families
             where place_code >= ${from} and place_code < ${upto} and status = 'active'
               and (place_code, head_name, id) > (${placeCode}, ${headName}, ${id}::uuid)
             order by place_code, head_name, id
             limit ${input.limit + 1}) as f
      left join lateral (
        select s.decile, s.source, s.cut_off_on from registry.welfare_snapshots s
         where s.region_code = f.region_code and s.family_id = f.id order by s.cut_off_on desc limit 1) w on true
     order by f.place_code, f.head_name, f.id`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from registry.families
     where place_code >= ${from} and place_code < ${upto} and status = 'active'`.execute(tx);
  const page = rows.slice(0, input.limit);
  const more = rows.length > input.limit;
  const label = await fullPlaceLabels(
    tx,
    page.map((row) => row.placeCode),
  );
  return shown(
    {
      families: page.map((row) => ({
        familyId: row.id,
        headName: row.headName,
        kkMasked: row.kkNumber === null ? null : maskNumber(row.kkNumber),
        place: label(row.placeCode),
        rt: row.rt,
        rw: row.rw,
        memberCount: row.memberCount,
        decile:
          row.decile === null || row.source === null || row.cutOffOn === null
            ? null
            : { decile: row.decile, source: row.source, cutOffOn: row.cutOffOn },
      })),
      total: counted.rows[0]?.total ?? 0,
      next: more ? (page.at(-1)?.id ?? null) : null,
    },
    {
      purpose: "list",
      subjects: page.map((row) => ({ kind: "family", id: row.id, placeCode: row.placeCode })),
    },
  );
});
