import type pg from "pg";
import type { BatchRow } from "../batch-row.ts";
import type { MergePlan } from "./plan.ts";

// Rows of the head come first in their family's choice; a spreadsheet has far fewer rows than this.
const behindEveryRow = 1_000_000_000_000;

/**
 * Families whose card number is new, but whose head headed a known family that the file no longer has: a card
 * gets another number when a family moves to another kabupaten/kota. It stays one family, with its history.
 */
function renumberedFamilies(plan: MergePlan): string {
  const { rows } = plan.tables;
  const known =
    plan.updates && plan.familyKind === "kk" && plan.has("persons__nik") && plan.has("persons__relation");
  if (!known)
    return "select null::text as family_key, null::uuid as family_id, null::text as region_code, null::text as place_code where false";
  return `
    select distinct on (p.family_id) g.family_key, p.family_id, p.region_code, o.place_code
    from grouped g
    join ${rows} r on r.row_no = g.source_row and r.persons__relation = 1
    join registry.person_identifiers i on i.number = r.persons__nik and i.kind = 'nik' and i.ended_at is null
    join registry.persons p on p.region_code = i.region_code and p.id = i.person_id and p.relation = 1 and p.life_status <> 'merged'
    join registry.families o on o.region_code = p.region_code and o.id = p.family_id and o.status = 'active'
    where not exists (select 1 from known k where k.number = g.family_key)
      and not exists (select 1 from grouped x where x.family_key = o.kk_number)
    order by p.family_id, g.source_row`;
}

/**
 * Groups the staged rows into families and finds those the registry already knows: by family number, one hash
 * join. A new family gets its id here, so that every later chunk agrees on it.
 */
export async function prepareFamilies(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
): Promise<number> {
  const { rows, families } = plan.tables;
  const headFirst = plan.has("persons__relation")
    ? `case when r.persons__relation = 1 then 0 else ${behindEveryRow} end`
    : "0";
  const status = plan.has("welfare_snapshots__status")
    ? `case when bool_or(r.welfare_snapshots__status = 'active') then 'active'
            when bool_or(r.welfare_snapshots__status = 'active-assessed-dead') then 'active-assessed-dead'
            when bool_or(r.welfare_snapshots__status = 'inactive') then 'inactive' end`
    : "null::text";
  await client.query("set work_mem = '256MB'");
  await client.query(`create index if not exists ${rows.split(".")[1]}_row on ${rows} (row_no)`);
  await client.query(`analyze ${rows} (row_no)`);
  await client.query(`drop table if exists ${families}`);
  await client.query(
    `create unlogged table ${families} with (autovacuum_enabled = off) as
     with grouped as (
       select r.family_key, min(r.row_no + ${headFirst}) % ${behindEveryRow} as source_row, ${status} as status
              ${plan.aidFlags.map((flag) => `, bool_or(r.${flag.column}) as ${flag.column}`).join("")}
       from ${rows} r where r.family_key is not null group by r.family_key),
     known as (
       select distinct on (i.number) i.number, i.family_id, i.region_code, i.place_code
       from registry.family_identifiers i
       where i.kind = '${plan.familyKind}' and i.ended_at is null
       order by i.number, i.family_id),
     renumbered as (${renumberedFamilies(plan)})
     select g.source_row, g.family_key, g.status ${plan.aidFlags.map((flag) => `, g.${flag.column}`).join("")}, r.place_code, left(r.place_code, 4) as region_code,
            coalesce(k.family_id, n.family_id, uuidv7()) as family_id, coalesce(k.region_code, n.region_code) as old_region,
            coalesce(k.place_code, n.place_code) as old_place,
            k.family_id is not null or n.family_id is not null as existed, n.family_id is not null as renumbered,
            null::uuid as household_id
     from grouped g
     join ${rows} r on r.row_no = g.source_row
     left join known k on k.number = g.family_key
     left join renumbered n on n.family_key = g.family_key
     order by g.source_row`,
  );
  await client.query(`create index on ${families} (source_row)`);
  await client.query(`analyze ${families}`);
  await client.query("reset work_mem");
  const { rows: counted } = await client.query<{ n: bigint }>(`select count(*) as n from ${families}`);
  void batch;
  return Number(counted[0]?.n ?? 0n);
}

/** BDT's rumah tangga: one registry household per number, known ones found by it. */
export async function prepareHouseholds(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
): Promise<void> {
  if (!plan.has("households__number")) return;
  const { rows, families } = plan.tables;
  await client.query(
    `with wanted as (
       select distinct on (r.households__number) r.households__number as number, f.region_code, f.place_code
       from ${families} f join ${rows} r on r.row_no = f.source_row
       order by r.households__number, f.source_row)
     insert into registry.households (region_code, place_code, number, source, source_batch_id)
     select w.region_code, w.place_code, w.number, $2, $1 from wanted w
     where not exists (select 1 from registry.households h where h.region_code = w.region_code and h.number = w.number)`,
    [batch.id, batch.source],
  );
  await client.query(
    `update ${families} f set household_id = h.id
     from ${rows} r, registry.households h
     where r.row_no = f.source_row and h.region_code = f.region_code and h.number = r.households__number`,
  );
}
