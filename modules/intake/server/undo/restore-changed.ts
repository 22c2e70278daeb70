import type pg from "pg";
import { relocateFamilies, relocatePersons } from "../merge/relocate.ts";

/** Brings back whom the batch moved to another kabupaten/kota, before their fields are restored there. */
async function moveBack(client: pg.ClientBase, batchId: string): Promise<void> {
  const first = (subject: string, field: string) => `
    select distinct on (c.subject_id) c.subject_id, c.region_code, c.old_value from registry.changes c
    where c.source_batch_id = $1 and c.reason = 'import' and c.subject_kind = '${subject}' and c.field = '${field}'
    order by c.subject_id, c.id`;
  const source = (subject: "person" | "family", family: string) => `
    select r.subject_id as id, r.region_code as old_region, r.old_value as new_region,
           coalesce(p.old_value, r.old_value) as new_place, ${family} as new_family
    from (${first(subject, "region_code")}) r
    left join (${first(subject, "place_code")}) p on p.subject_id = r.subject_id
    left join (${first(subject, "family_id")}) f on f.subject_id = r.subject_id
    ${subject === "person" ? "join registry.persons t on t.region_code = r.region_code and t.id = r.subject_id" : ""}`;
  await relocateFamilies(client, source("family", "r.subject_id"), [batchId]);
  await relocatePersons(
    client,
    source("person", "case when f.subject_id is null then t.family_id else f.old_value::uuid end"),
    [batchId],
  );
}

/** Gives every field a batch changed its old value again, field by field, and notes that in the history. */
export async function restoreChanged(client: pg.ClientBase, batchId: string): Promise<void> {
  await moveBack(client, batchId);
  const { rows: fields } = await client.query<{ subject_kind: string; field: string; type: string }>(
    `select distinct c.subject_kind, c.field, format_type(a.atttypid, null) as type
     from registry.changes c
     join pg_attribute a on a.attname = c.field and not a.attisdropped
      and a.attrelid = case c.subject_kind when 'person' then 'registry.persons'::regclass else 'registry.families'::regclass end
     where c.source_batch_id = $1 and c.reason = 'import' and c.subject_kind in ('person', 'family') and c.field <> 'region_code'`,
    [batchId],
  );
  for (const { subject_kind, field, type } of fields) {
    const table = subject_kind === "person" ? "persons" : "families";
    // The earliest change holds what was there before the batch; mended rows may have changed a field again.
    await client.query(
      `update registry.${table} t set "${field}" = c.old_value::${type}, revision = t.revision + 1, changed_at = now()
       from (select distinct on (region_code, subject_id) region_code, subject_id, old_value
             from registry.changes where source_batch_id = $1 and reason = 'import' and subject_kind = $2 and field = $3
             order by region_code, subject_id, id) c
       where t.region_code = c.region_code and t.id = c.subject_id`,
      [batchId, subject_kind, field],
    );
  }
  await client.query(
    `update registry.family_identifiers i set ended_at = null from registry.changes c
     where c.source_batch_id = $1 and c.reason = 'import' and c.field = 'kk_number' and i.family_id = c.subject_id
       and i.kind = 'kk' and i.number = c.old_value`,
    [batchId],
  );
  await client.query(
    `insert into registry.changes (region_code, place_code, compartment, subject_kind, subject_id, field, old_value, new_value, reason, source, source_batch_id)
     select c.region_code, c.place_code, c.compartment, c.subject_kind, c.subject_id, c.field, c.new_value, c.old_value, 'import-undone', c.source, c.source_batch_id
     from registry.changes c where c.source_batch_id = $1 and c.reason = 'import' order by c.id desc`,
    [batchId],
  );
}
