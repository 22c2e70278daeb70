import type pg from "pg";
import type { BatchRow } from "../batch-row.ts";
import { alignPlaces, followPersonMoves } from "./follow-moves.ts";
import { logChanges } from "./log-changes.ts";
import { inserted, type MergePlan, updated } from "./plan.ts";
import type { RowRange } from "./row-range.ts";

export interface PersonCounts {
  readonly created: number;
  readonly changed: number;
}

/**
 * Says for each staged row of the range which person it is: known by NIK, or by family, name and birth date
 * where there is no NIK; else a new one.
 */
async function matchPersons(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  range: RowRange,
): Promise<void> {
  const { rows, families, persons } = plan.tables;
  // A file never meets its own rows: where nobody was known before, no number is left to look up. Reading the
  // directory for every chunk nevertheless made a file ten times as long take fifteen times the work.
  const known = plan.firstImport ? "false" : "i.number = s.nik and i.kind = 'nik' and i.ended_at is null";
  const familyExisted = plan.firstImport ? "false" : "s.family_existed";
  const nik = plan.has("persons__nik") ? "r.persons__nik" : "null::text";
  const born = plan.has("persons__born_on") ? "r.persons__born_on" : "null::date";
  await client.query(`drop table if exists ${persons}`);
  await client.query(
    `create unlogged table ${persons} with (autovacuum_enabled = off) as
     with source as (
       select r.row_no, r.place_code, left(r.place_code, 4) as region_code, ${nik} as nik, coalesce(r.name_key, '') as name_key, ${born} as born_on,
              f.family_id, f.region_code as family_region, f.place_code as family_place, f.existed as family_existed
       from ${rows} r left join ${families} f on f.family_key = r.family_key
       where r.row_no > ${range.from} and r.row_no <= ${range.upto}),
     by_nik as (
       select distinct on (s.row_no) s.row_no, i.person_id, i.region_code, i.place_code
       from source s join registry.person_identifiers i on ${known}
       order by s.row_no, (i.region_code = s.region_code) desc, i.person_id),
     by_name as (
       select distinct on (s.row_no) s.row_no, p.id as person_id, p.region_code, p.place_code
       from source s join registry.persons p
         on p.region_code = s.family_region and p.family_id = s.family_id and p.name_key = s.name_key
        and p.born_on is not distinct from s.born_on and p.life_status <> 'merged' and (s.nik is null or p.nik is null)
       where ${familyExisted}
       order by s.row_no, p.id)
     select s.row_no, s.nik, coalesce(s.family_region, s.region_code) as region_code,
            coalesce(s.family_place, s.place_code) as place_code, s.family_id,
            coalesce(n.person_id, m.person_id, uuidv7()) as person_id,
            coalesce(n.region_code, m.region_code) as old_region, coalesce(n.place_code, m.place_code) as old_place,
            coalesce(n.person_id, m.person_id) is not null as existed
     from source s
     left join by_nik n on n.row_no = s.row_no
     left join by_name m on m.row_no = s.row_no and n.row_no is null`,
  );
  await client.query(`analyze ${persons} (row_no, existed)`);
}

/** Persons of the rows in the range: new ones with their NIK, changed ones with what they were before. */
export async function mergePersons(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  range: RowRange,
): Promise<PersonCounts> {
  const { rows, persons } = plan.tables;
  await matchPersons(client, batch, plan, range);
  const feeds = plan.persons.filter((feed) => feed.column !== "life_status");
  const life = plan.persons.find((feed) => feed.column === "life_status");
  const alone = plan.has("families__address")
    ? [
        ["address", "families__address"],
        ["rt", "families__rt"],
        ["rw", "families__rw"],
      ].filter(([, name]) => plan.has(name ?? ""))
    : [];
  const facts = plan.updates ? [batch.source, batch.cutOffOn] : [null, null];
  const { rowCount } = await client.query(
    `insert into registry.persons (region_code, id, place_code, family_id, name_key, facts_source, facts_as_of_on, source, source_batch_id, life_status
       ${feeds.map((feed) => `, ${feed.column}`).join("")}${alone.map(([column]) => `, ${column}`).join("")})
     select p.region_code, p.person_id, p.place_code, p.family_id, coalesce(r.name_key, ''), $3, $4::date, $2, $1, coalesce(${life?.value ?? "null::text"}, 'alive')
       ${feeds.map((feed) => `, ${inserted(feed)}`).join("")}${alone.map(([, name]) => `, case when p.family_id is null then coalesce(r.${name}, '') else '' end`).join("")}
     from ${persons} p join ${rows} r on r.row_no = p.row_no
     where not p.existed and r.row_no > $5 and r.row_no <= $6`,
    [batch.id, batch.source, facts[0], facts[1], range.from, range.upto],
  );
  await client.query(
    `insert into registry.person_identifiers (number, kind, person_id, region_code, place_code, source_batch_id)
     select p.nik, 'nik', p.person_id, p.region_code, p.place_code, $1
     from ${persons} p where not p.existed and p.nik is not null order by p.nik`,
    [batch.id],
  );
  return { created: rowCount ?? 0, changed: await updateKnown(client, batch, plan, range) };
}

async function updateKnown(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  range: RowRange,
): Promise<number> {
  if (!plan.updates) return 0;
  const { rows, persons } = plan.tables;
  const known = await client.query(`select 1 from ${persons} where existed limit 1`);
  if (known.rowCount === 0) return 0;
  await followPersonMoves(client, batch, plan);
  // The name's folded form follows the name; family and place follow the file, which is the newer word on them.
  const sets = [
    ...plan.persons.map((feed) => ({ column: feed.column, value: updated(feed, batch.source) })),
    { column: "name_key", value: "coalesce(r.name_key, '')" },
    { column: "family_id", value: "coalesce(p.family_id, t.family_id)" },
    { column: "place_code", value: "p.place_code" },
  ];
  await client.query(
    `insert into registry.past_memberships (region_code, person_id, family_id, during, relation, place_code, compartment, ended_because, source_batch_id)
     select t.region_code, t.id, t.family_id, daterange(t.family_since_on, greatest($2::date, t.family_since_on)), t.relation, t.place_code, t.compartment, 'import', $1
     from ${persons} p join registry.persons t on t.region_code = p.region_code and t.id = p.person_id
     where p.existed and p.family_id is not null and t.family_id is not null and t.family_id <> p.family_id
     on conflict do nothing`,
    [batch.id, batch.cutOffOn],
  );
  const changed = await logChanges(client, {
    subject: "person",
    // The last three are logged too, so that undoing the batch restores them.
    columns: [...sets.map((set) => set.column), "family_since_on", "facts_source", "facts_as_of_on"],
    batch,
    range,
    more: [batch.cutOffOn],
    update: `update registry.persons t
       set ${sets.map((set) => `${set.column} = ${set.value}`).join(", ")},
           family_since_on = case when p.family_id is distinct from t.family_id and p.family_id is not null then $5::date else t.family_since_on end,
           facts_source = $2, facts_as_of_on = $5::date, revision = t.revision + 1, changed_at = now()
       from ${persons} p join ${rows} r on r.row_no = p.row_no
       where p.existed and t.region_code = p.region_code and t.id = p.person_id and t.life_status <> 'merged'
         and r.row_no > $3 and r.row_no <= $4
         and (t.facts_as_of_on is null or t.facts_as_of_on <= $5::date)
         and row(${sets.map((set) => set.value).join(", ")}) is distinct from row(${sets.map((set) => `t.${set.column}`).join(", ")})`,
  });
  await alignPlaces(client, plan, "persons");
  return changed;
}
