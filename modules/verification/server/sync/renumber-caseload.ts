import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export interface Load {
  readonly total: number;
  readonly changed: number;
  readonly gone: number;
  readonly changeNumber: number;
}

/**
 * Compares the caseload as it is now with what the phone was given, and gives every family that differs, and every one
 * that left, the next change number. The stamp is made of the revisions of the family and its members, the newest rank
 * and house, the newest visit and the worker's tasks: population tables have no triggers and no change counter (ADR
 * 0002), and an import counts revisions up as a person's own save does. One statement, so two syncs cannot interleave.
 */
export async function renumberCaseload(
  tx: Tx,
  device: { readonly deviceId: string; readonly userId: string; readonly places: readonly string[] },
): Promise<Load> {
  const { rows } = await sql<Load>`
    with chosen as (
      select f.region_code, f.id, f.place_code, f.revision from registry.families f
       where f.status = 'active' and f.place_code = any (${device.places}::text[])
      union
      select f.region_code, f.id, f.place_code, f.revision
        from verification.tasks t
        join registry.families f on f.region_code = t.region_code and f.id = t.family_id
       where t.state = 'assigned' and t.assigned_to = ${device.userId} and f.status = 'active'
    ), stamped as materialized (
      select c.region_code, c.id, c.place_code, md5(concat_ws('|', c.revision,
               (select string_agg(p.id || ':' || p.revision, ',' order by p.id) from registry.persons p
                 where p.region_code = c.region_code and p.family_id = c.id and p.life_status <> 'merged'),
               (select max(w.cut_off_on) from registry.welfare_snapshots w
                 where w.region_code = c.region_code and w.family_id = c.id),
               (select max(h.cut_off_on) || ':' || max(h.created_at) from registry.housing_facts h
                 where h.region_code = c.region_code and h.family_id = c.id),
               (select v.id from verification.visits v
                 where v.region_code = c.region_code and v.family_id = c.id order by v.visited_at desc limit 1),
               (select string_agg(t.id || ':' || t.revision, ',' order by t.id) from verification.tasks t
                 where t.region_code = c.region_code and t.family_id = c.id
                   and (t.state = 'open' or t.state = 'assigned' and t.assigned_to = ${device.userId})))) as stamp
        from chosen c
    ), base as (
      select d.change_number from verification.devices d where d.id = ${device.deviceId}
    ), fresh as (
      select s.*, row_number() over (order by s.place_code, s.id) as n
        from stamped s
        left join verification.device_families d on d.device_id = ${device.deviceId} and d.family_id = s.id
       where d.family_id is null or d.gone or d.stamp <> s.stamp
    ), left_it as (
      select d.family_id, row_number() over (order by d.family_id) as n
        from verification.device_families d
       where d.device_id = ${device.deviceId} and not d.gone and not exists (select from stamped s where s.id = d.family_id)
    ), given as (
      insert into verification.device_families (device_id, family_id, region_code, place_code, stamp, change_number)
      select ${device.deviceId}, f.id, f.region_code, f.place_code, f.stamp, b.change_number + f.n from fresh f cross join base b
      on conflict (device_id, family_id) do update set stamp = excluded.stamp, change_number = excluded.change_number,
        region_code = excluded.region_code, place_code = excluded.place_code, gone = false
    ), taken as (
      update verification.device_families d
         set gone = true, stamp = '', change_number = b.change_number + (select count(*) from fresh) + l.n
        from left_it l cross join base b
       where d.device_id = ${device.deviceId} and d.family_id = l.family_id
    )
    select (select count(*) from stamped)::int as total, (select count(*) from fresh)::int as changed,
           (select count(*) from left_it)::int as gone,
           ((select change_number from base) + (select count(*) from fresh) + (select count(*) from left_it))::int as "changeNumber"`.execute(
    tx,
  );
  const load = rows[0];
  if (load === undefined) throw new Error("the caseload answered nothing");
  return load;
}
