import type { Database } from "#platform/db/connection.ts";

/**
 * Changes a share of the families as a month of work would: two thirds get a newer rank, one third a corrected
 * birth date of a member, logged like every change. Returns how many families.
 */
export async function changeSome(database: Database, share: number): Promise<number> {
  const { rows } = await database.loader.query<{ n: number }>(
    `with drawn as materialized (
       select f.region_code, f.id, f.place_code, row_number() over () % 3 as turn
         from registry.families f where f.status = 'active' and random() < $1),
     ranks as (
       insert into registry.welfare_snapshots (region_code, family_id, source, cut_off_on, place_code, decile)
       select d.region_code, d.id, 'DTSEN', date '2026-11-01' + (extract(epoch from clock_timestamp())::bigint % 20)::int, d.place_code,
              1 + floor(random() * 10)::int
         from drawn d where d.turn < 2 on conflict do nothing),
     births as (
       update registry.persons p set born_on = p.born_on - 400, revision = p.revision + 1, changed_at = now()
         from drawn d where d.turn = 2 and p.region_code = d.region_code and p.family_id = d.id and p.relation = 1
       returning p.region_code, p.place_code, p.id, p.born_on),
     logged as (
       insert into registry.changes (region_code, place_code, subject_kind, subject_id, field, new_value, source)
       select b.region_code, b.place_code, 'person', b.id, 'born_on', b.born_on::text, 'bench' from births b)
     select count(*)::int as n from drawn`,
    [share],
  );
  return rows[0]?.n ?? 0;
}
