import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";
import type { BatchRow } from "../batch-row.ts";
import { type MergePlan, mergePlan, updated } from "../merge/plan.ts";
import { prepareFamilies } from "../merge/prepare.ts";

interface Previous {
  readonly id: string;
  readonly cutOffOn: string;
}

/** The newest earlier snapshot of the same source whose area meets this one's. */
async function findPrevious(
  client: pg.ClientBase,
  batch: BatchRow,
  cutOffOn: string,
): Promise<Previous | undefined> {
  const { rows } = await client.query<{ id: string; on: string }>(
    `select p.id, p.cut_off_on as on from intake.batches p
     where p.source = $1 and p.id <> $2 and p.applied_at is not null and p.state in ('applied', 'closed') and p.cut_off_on < $3::date
       and (starts_with(p.place_code, $4) or starts_with($4, p.place_code))
     order by p.cut_off_on desc, p.applied_at desc limit 1`,
    [batch.source, batch.id, cutOffOn, batch.placeCode],
  );
  return rows[0] === undefined ? undefined : { id: rows[0].id, cutOffOn: rows[0].on };
}

async function compareFamilies(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  previous: Previous,
): Promise<void> {
  const { rows, families } = plan.tables;
  const decile = plan.has("welfare_snapshots__decile") ? "r.welfare_snapshots__decile" : "null::smallint";
  await client.query(
    `insert into intake.differences (batch_id, place_code, kind, subject_kind, subject_id, row_no, field, old_value, new_value)
     select $1::uuid, f.place_code,
            case when s.family_id is null then 'new' when d.decile > s.decile then 'decile-up' else 'decile-down' end,
            'family', case when f.existed then f.family_id end, f.source_row,
            case when s.family_id is not null then 'decile' end, s.decile::text,
            case when s.family_id is null then r.persons__name else d.decile::text end
     from ${families} f
     join ${rows} r on r.row_no = f.source_row
     cross join lateral (select ${decile} as decile) d
     left join registry.welfare_snapshots s
       on f.existed and s.family_id = f.family_id and s.region_code = f.old_region and s.source = $2 and s.cut_off_on = $3::date
     where s.family_id is null or d.decile <> s.decile`,
    [batch.id, batch.source, previous.cutOffOn],
  );
  await client.query(
    `insert into intake.differences (batch_id, place_code, kind, subject_kind, subject_id, field, old_value)
     select $1::uuid, s.place_code, 'gone', 'family', s.family_id, 'decile', s.decile::text
     from registry.welfare_snapshots s
     where s.source = $2 and s.cut_off_on = $3::date and starts_with(s.place_code, $4)
       and s.region_code in (select distinct f.region_code from ${families} f)
       and not exists (select 1 from ${families} f where f.existed and f.family_id = s.family_id)
       -- A family whose rows are held is here after all: it waits for a person, it is not gone.
       and not exists (
         select 1 from intake.held_rows h join registry.families k on k.region_code = s.region_code and k.id = s.family_id
         where h.batch_id = $1 and h.state = 'held' and k.kk_number = any (h.cells))`,
    [batch.id, batch.source, previous.cutOffOn, batch.placeCode],
  );
  await client.query(
    `insert into intake.differences (batch_id, place_code, kind, subject_kind, subject_id, row_no, field, old_value, new_value)
     select $1::uuid, f.place_code, 'moved', 'family', f.family_id, f.source_row, 'place_code', f.old_place, f.place_code
     from ${families} f where f.existed and f.old_place is distinct from f.place_code
     union all
     select $1, f.place_code, 'changed', 'family', f.family_id, f.source_row, 'kk_number', ${masked("t.kk_number")}, ${masked("f.family_key")}
     from ${families} f join registry.families t on t.region_code = f.old_region and t.id = f.family_id where f.renumbered`,
    [batch.id],
  );
}

const masked = (column: string) => `left(${column}, 4) || repeat('•', 8) || right(${column}, 4)`;

/** Housing, assets and extreme poverty against what the snapshot before said of the same family. */
async function compareFacts(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  previous: Previous,
): Promise<void> {
  const { rows, families } = plan.tables;
  const facts = plan.housing.map((feed) => ({
    field: feed.column,
    old: `h.${feed.column}::text`,
    new: `(${feed.value})::text`,
  }));
  if (plan.has("welfare_snapshots__extreme_poor"))
    facts.push({
      field: "extreme_poor",
      old: "s.extreme_poor::text",
      new: "(r.welfare_snapshots__extreme_poor = 1)::text",
    });
  if (facts.length === 0) return;
  await client.query(
    `insert into intake.differences (batch_id, place_code, kind, subject_kind, subject_id, row_no, field, old_value, new_value)
     select $1, m.place_code, 'changed', 'family', m.family_id, m.source_row, v.field, v.old_value, v.new_value
     from (select f.place_code, f.family_id, f.source_row,
                  array[${facts.map((fact) => fact.old).join(", ")}] as olds, array[${facts.map((fact) => fact.new).join(", ")}] as news
           from ${families} f
           join ${rows} r on r.row_no = f.source_row
           join registry.welfare_snapshots s on s.region_code = f.old_region and s.family_id = f.family_id and s.source = $2 and s.cut_off_on = $3::date
           left join registry.housing_facts h on h.region_code = s.region_code and h.family_id = s.family_id and h.source = s.source and h.cut_off_on = s.cut_off_on
           where f.existed) m,
          unnest(array[${facts.map((fact) => `'${fact.field}'`).join(", ")}], m.olds, m.news) as v (field, old_value, new_value)
     where m.olds is distinct from m.news and v.old_value is distinct from v.new_value`,
    [batch.id, batch.source, previous.cutOffOn],
  );
}

/** Fields whose change is shown by name; a name's folded form and the like follow from them. */
async function comparePersons(client: pg.ClientBase, batch: BatchRow, plan: MergePlan): Promise<void> {
  if (!plan.has("persons__nik")) return;
  const { rows, families } = plan.tables;
  const feeds = plan.persons.filter((feed) => feed.column !== "life_status" && feed.column !== "nik");
  const life = plan.persons.find((feed) => feed.column === "life_status")?.value ?? "null::text";
  const names = feeds.map((feed) => `'${feed.column}'`).join(", ");
  const olds = feeds.map((feed) => `t.${feed.column}::text`).join(", ");
  const news = feeds.map((feed) => `(${updated(feed, batch.source)})::text`).join(", ");
  await client.query(
    `insert into intake.differences (batch_id, place_code, compartment, kind, subject_kind, subject_id, row_no, field, old_value, new_value)
     with met as (
       select r.row_no, t.id, coalesce(f.place_code, r.place_code) as place_code, t.compartment, t.place_code as old_place,
              t.family_id as old_family, f.family_id, t.life_status, (${life}) as life,
              array[${names}] as fields, array[${olds}] as olds, array[${news}] as news
       from ${rows} r
       join registry.person_identifiers i on i.number = r.persons__nik and i.kind = 'nik' and i.ended_at is null
       join registry.persons t on t.region_code = i.region_code and t.id = i.person_id and t.life_status <> 'merged'
       left join ${families} f on f.family_key = r.family_key)
     select $1::uuid, m.place_code, m.compartment, 'dead', 'person', m.id, m.row_no, 'life_status', m.life_status, m.life
     from met m where m.life = 'dead' and m.life_status <> 'dead'
     union all
     select $1::uuid, m.place_code, m.compartment, 'moved', 'person', m.id, m.row_no, 'family_id', m.old_family::text, m.family_id::text
     from met m where m.old_family is distinct from m.family_id and m.family_id is not null
     union all
     select $1::uuid, m.place_code, m.compartment, 'changed', 'person', m.id, m.row_no, v.field, v.old_value, v.new_value
     from met m, unnest(m.fields, m.olds, m.news) as v (field, old_value, new_value)
     where m.olds is distinct from m.news and v.old_value is distinct from v.new_value`,
    [batch.id],
  );
}

/**
 * Compares a checked snapshot with the one before it and keeps every difference as a line: before it is applied
 * people look at these, afterwards they tell what happened.
 */
export async function computeDifferences(
  client: pg.ClientBase,
  batch: BatchRow,
  progress: Progress,
): Promise<void> {
  if (batch.sourceKind !== "snapshot" || batch.cutOffOn === null) return;
  const previous = await findPrevious(client, batch, batch.cutOffOn);
  await client.query("update intake.batches set previous_batch_id = $2 where id = $1", [
    batch.id,
    previous?.id ?? null,
  ]);
  if (previous === undefined) return;
  await progress.phase("membandingkan dengan snapshot sebelumnya", null);
  const plan = await mergePlan(batch);
  await client.query("delete from intake.differences where batch_id = $1", [batch.id]);
  await prepareFamilies(client, batch, plan);
  await client.query("set work_mem = '256MB'");
  await compareFamilies(client, batch, plan, previous);
  await compareFacts(client, batch, plan, previous);
  await comparePersons(client, batch, plan);
  await client.query("reset work_mem");
}
