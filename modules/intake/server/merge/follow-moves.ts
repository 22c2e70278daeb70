import type pg from "pg";
import type { BatchRow } from "../batch-row.ts";
import type { MergePlan } from "./plan.ts";
import { relocateFamilies, relocatePersons } from "./relocate.ts";
import type { RowRange } from "./row-range.ts";

const logRegion = (subject: "person" | "family", source: string) => `
  insert into registry.changes (region_code, place_code, compartment, subject_kind, subject_id, field, old_value, new_value, reason, source, source_batch_id)
  select m.new_region, m.new_place, ${subject === "person" ? "t.compartment" : "null"}, '${subject}', m.id, v.field, v.old_value, v.new_value, 'import', $2, $1
  from (${source}) m
  join registry.${subject === "person" ? "persons" : "families"} t on t.region_code = m.old_region and t.id = m.id,
  unnest(array['region_code', 'place_code'${subject === "person" ? ", 'family_id'" : ""}],
         array[m.old_region, t.place_code${subject === "person" ? ", t.family_id::text" : ""}],
         array[m.new_region, m.new_place${subject === "person" ? ", m.new_family::text" : ""}]) as v (field, old_value, new_value)
  where v.old_value is distinct from v.new_value`;

/** Families of the range whose number is known in another kabupaten/kota: they move there, members and all. */
export async function followFamilyMoves(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  range: RowRange,
): Promise<void> {
  if (!plan.updates) return;
  const source = `select f.family_id as id, f.old_region, f.region_code as new_region, f.place_code as new_place, f.family_id as new_family
    from ${plan.tables.families} f
    where f.existed and f.old_region <> f.region_code and f.source_row > $3 and f.source_row <= $4`;
  await client.query(logRegion("family", source), [batch.id, batch.source, range.from, range.upto]);
  await relocateFamilies(client, source.replace("$3", "$1").replace("$4", "$2"), [range.from, range.upto]);
}

/** Known persons of the range who now stand in another kabupaten/kota: they move, with the family they left noted. */
export async function followPersonMoves(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
): Promise<void> {
  if (!plan.updates) return;
  const { persons } = plan.tables;
  // Where their family moved whole they are there already: the directory says where a person is now.
  await client.query(
    `update ${persons} p set old_region = t.region_code, old_place = t.place_code
     from registry.persons t where p.existed and p.old_region <> p.region_code and t.region_code = p.region_code and t.id = p.person_id`,
  );
  const source = `select p.person_id as id, p.old_region, p.region_code as new_region, p.place_code as new_place, p.family_id as new_family
    from ${persons} p where p.existed and p.old_region <> p.region_code`;
  await client.query(
    `insert into registry.past_memberships (region_code, person_id, family_id, during, relation, place_code, compartment, ended_because, source_batch_id)
     select t.region_code, t.id, t.family_id, daterange(t.family_since_on, greatest($2::date, t.family_since_on)), t.relation, t.place_code, t.compartment, 'moved', $1
     from (${source}) m join registry.persons t on t.region_code = m.old_region and t.id = m.id
     where t.family_id is not null and t.family_id is distinct from m.new_family
     on conflict do nothing`,
    [batch.id, batch.cutOffOn],
  );
  await client.query(logRegion("person", source), [batch.id, batch.source]);
  await relocatePersons(client, source, []);
}

const personTables = [
  "person_conditions",
  "life_events",
  "aid_received",
  "documents",
  "past_memberships",
] as const;
const familyTables = ["welfare_snapshots", "housing_facts", "aid_received", "documents"] as const;

/** After a move within the kabupaten/kota: what hangs on the moved ones is seen where they are now. */
export async function alignPlaces(
  client: pg.ClientBase,
  plan: MergePlan,
  of: "persons" | "families",
): Promise<void> {
  if (!plan.updates) return;
  const work = plan.tables[of];
  const id = of === "persons" ? "person_id" : "family_id";
  const { rowCount } = await client.query(
    `select 1 from ${work} w where w.existed and w.old_place is distinct from w.place_code limit 1`,
  );
  if (rowCount === 0) return;
  for (const table of of === "persons" ? personTables : familyTables)
    await client.query(
      `update registry.${table} x set place_code = w.place_code from ${work} w
       where w.existed and w.old_place is distinct from w.place_code and x.region_code = w.region_code and x.${id} = w.${id}
         and x.place_code <> w.place_code`,
    );
  await client.query(
    `update registry.${of === "persons" ? "person_identifiers" : "family_identifiers"} x set place_code = w.place_code from ${work} w
     where w.existed and w.old_place is distinct from w.place_code and x.${id} = w.${id} and x.place_code <> w.place_code`,
  );
}
