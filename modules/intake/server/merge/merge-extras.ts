import type pg from "pg";
import type { BatchRow } from "../batch-row.ts";
import type { MergePlan } from "./plan.ts";
import type { RowRange } from "./row-range.ts";

/** HIV, from the list of chronic illnesses: kept as PPKS type 16 behind its compartment, nowhere else. */
const protectedIllness = 12;
const protectedType = "16";

async function addIllnessConditions(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  range: RowRange,
): Promise<void> {
  if (!plan.has("persons__chronic_illness") || batch.cutOffOn === null) return;
  await client.query(
    `insert into registry.person_conditions (region_code, person_id, place_code, compartment, ppks_code, since_on, evidence_kind, source, source_batch_id)
     select p.region_code, p.person_id, p.place_code, t.compartment, t.code, $3::date, 'source-data', $2, $1
     from ${plan.tables.rows} r join ${plan.tables.persons} p on p.row_no = r.row_no
     join registry.ppks_types t on t.code = '${protectedType}'
     where r.persons__chronic_illness = ${protectedIllness} and r.row_no > $4 and r.row_no <= $5
       and not exists (select 1 from registry.person_conditions c where c.region_code = p.region_code
                       and c.person_id = p.person_id and c.ppks_code = t.code and c.until_on is null)`,
    [batch.id, batch.source, batch.cutOffOn, range.from, range.upto],
  );
}

async function addPpksConditions(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  range: RowRange,
): Promise<void> {
  if (!plan.has("person_conditions__ppks_code")) return;
  const note = plan.has("person_conditions__note") ? "coalesce(r.person_conditions__note, '')" : "''";
  const kinds = plan.has("persons__disability_kinds") ? "coalesce(r.persons__disability_kinds, 0)" : "0";
  await client.query(
    `insert into registry.person_conditions (region_code, person_id, place_code, compartment, ppks_code, since_on, evidence_kind, disability_kinds, note, source, source_batch_id)
     select p.region_code, p.person_id, p.place_code, t.compartment, t.code, $3::date, 'list', ${kinds}, ${note}, $2, $1
     from ${plan.tables.rows} r join ${plan.tables.persons} p on p.row_no = r.row_no
     join registry.ppks_types t on t.code = r.person_conditions__ppks_code
     where r.row_no > $4 and r.row_no <= $5
       and not exists (select 1 from registry.person_conditions c where c.region_code = p.region_code
                       and c.person_id = p.person_id and c.ppks_code = t.code and c.until_on is null)`,
    [batch.id, batch.source, batch.cutOffOn, range.from, range.upto],
  );
}

/** What a source says of a death is an event of its cut-off: the day itself it does not know. */
async function addDeaths(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  range: RowRange,
): Promise<void> {
  const life = plan.persons.find((feed) => feed.column === "life_status");
  if (life === undefined || batch.cutOffOn === null) return;
  await client.query(
    `insert into registry.life_events (region_code, person_id, family_id, place_code, kind, happened_on, note, source, source_batch_id)
     select p.region_code, p.person_id, p.family_id, p.place_code, 'died', $3::date, '', $2, $1
     from ${plan.tables.rows} r join ${plan.tables.persons} p on p.row_no = r.row_no
     where ${life.value} = 'dead' and r.row_no > $4 and r.row_no <= $5
       and not exists (select 1 from registry.life_events e where e.region_code = p.region_code and e.person_id = p.person_id and e.kind = 'died')`,
    [batch.id, batch.source, batch.cutOffOn, range.from, range.upto],
  );
}

async function addAidFlags(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  range: RowRange,
): Promise<void> {
  if (plan.aidFlags.length === 0) return;
  const listed = plan.aidFlags
    .map((flag) => `case when f.${flag.column} then '${flag.programme}' end`)
    .join(", ");
  // An unnest of one row's flags: VALUES in a LATERAL join costs five times as much (limits.md (e)).
  await client.query(
    `with flagged as (
       select f.region_code, f.family_id, f.place_code, unnest(array_remove(array[${listed}], null)) as programme
       from ${plan.tables.families} f where f.source_row > $4 and f.source_row <= $5)
     insert into registry.aid_received (region_code, place_code, family_id, programme, period_from_on, status, source, source_batch_id)
     select g.region_code, g.place_code, g.family_id, g.programme, $3::date, 'listed', $2, $1 from flagged g
     where ${plan.firstImport} or not exists (select 1 from registry.aid_received a where a.region_code = g.region_code and a.family_id = g.family_id
                       and a.programme = g.programme and a.source = $2)`,
    [batch.id, batch.source, batch.cutOffOn, range.from, range.upto],
  );
}

const paidWords = "^(cair|salur|tersalur|dibayar|paid|diterima|sudah)";

async function addRecipients(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  range: RowRange,
): Promise<void> {
  if (!plan.has("aid_received__programme")) return;
  const optional = (name: string, otherwise: string) => (plan.has(name) ? `r.${name}` : otherwise);
  await client.query(
    `insert into registry.aid_received (region_code, place_code, family_id, person_id, programme, period_from_on, stage, amount_rupiah, status, card_number_tail, source, source_batch_id, source_row)
     select p.region_code, p.place_code, p.family_id, p.person_id, coalesce(r.aid_received__programme, ''),
            case when ${optional("aid_received__period", "null::text")} ~ '^20[0-9]{2}$' then (${optional("aid_received__period", "null::text")} || '-01-01')::date end,
            coalesce(${optional("aid_received__stage", "''")}, ''), ${optional("aid_received__amount_rupiah", "null::bigint")},
            case when lower(coalesce(${optional("aid_received__status", "''")}, '')) ~ '${paidWords}' then 'paid'
                 when lower(coalesce(${optional("aid_received__status", "''")}, '')) ~ '^retur|^gagal' then 'returned'
                 when lower(coalesce(${optional("aid_received__status", "''")}, '')) ~ '^(henti|berhenti|non)' then 'stopped' else 'listed' end,
            coalesce(${optional("aid_received__card_number_tail", "''")}, ''), $2, $1, r.row_no
     from ${plan.tables.rows} r join ${plan.tables.persons} p on p.row_no = r.row_no
     where r.row_no > $3 and r.row_no <= $4`,
    [batch.id, batch.source, range.from, range.upto],
  );
}

/** What rows say beyond person and family: protected illness, PPKS types, deaths, aid. Needs the range's matches. */
export async function mergeExtras(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  range: RowRange,
): Promise<void> {
  await addIllnessConditions(client, batch, plan, range);
  await addPpksConditions(client, batch, plan, range);
  await addDeaths(client, batch, plan, range);
  await addAidFlags(client, batch, plan, range);
  await addRecipients(client, batch, plan, range);
}

/** Adds the file's folded names, and their words, to the dictionaries that misspelt names are searched in. */
export async function mergeNames(client: pg.ClientBase, plan: MergePlan): Promise<void> {
  await client.query("set work_mem = '128MB'");
  await client.query(
    `with added as (
       insert into registry.names (name)
       select r.name_key from ${plan.tables.rows} r where r.name_key <> '' group by r.name_key order by r.name_key
       on conflict do nothing returning name)
     insert into registry.name_words (word)
     select distinct word from added cross join string_to_table(added.name, ' ') as word where word <> ''
     on conflict do nothing`,
  );
  await client.query("reset work_mem");
}
