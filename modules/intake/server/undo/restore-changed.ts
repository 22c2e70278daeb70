import type pg from "pg";

/** Gives every field a batch changed its old value again, field by field, and notes that in the history. */
export async function restoreChanged(client: pg.ClientBase, batchId: string): Promise<void> {
  const { rows: fields } = await client.query<{ subject_kind: string; field: string; type: string }>(
    `select distinct c.subject_kind, c.field, format_type(a.atttypid, null) as type
     from registry.changes c
     join pg_attribute a on a.attname = c.field and not a.attisdropped
      and a.attrelid = case c.subject_kind when 'person' then 'registry.persons'::regclass else 'registry.families'::regclass end
     where c.source_batch_id = $1 and c.reason = 'import' and c.subject_kind in ('person', 'family')`,
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
    `insert into registry.changes (region_code, place_code, compartment, subject_kind, subject_id, field, old_value, new_value, reason, source, source_batch_id)
     select c.region_code, c.place_code, c.compartment, c.subject_kind, c.subject_id, c.field, c.new_value, c.old_value, 'import-undone', c.source, c.source_batch_id
     from registry.changes c where c.source_batch_id = $1 and c.reason = 'import' order by c.id desc`,
    [batchId],
  );
}
