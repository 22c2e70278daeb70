import type pg from "pg";
import type { BatchRow } from "../batch-row.ts";
import type { RowRange } from "./row-range.ts";

/**
 * Runs an update of `registry.persons t` or `registry.families t` and keeps old and new value of every field it
 * changed, in one statement (RETURNING old/new). Its parameters: $1 batch, $2 source, $3 and $4 the range.
 * Returns how many rows changed.
 */
export async function logChanges(
  client: pg.ClientBase,
  options: {
    readonly subject: "person" | "family";
    readonly columns: readonly string[];
    readonly update: string;
    readonly batch: BatchRow;
    readonly range: RowRange;
    readonly more?: readonly unknown[];
  },
): Promise<number> {
  const { subject, columns, batch, range } = options;
  const compartment = subject === "person" ? "new.compartment" : "null::text";
  const { rows } = await client.query<{ n: bigint }>(
    `with changed as (
       ${options.update}
       returning new.region_code, new.place_code, new.id as subject_id, ${compartment} as compartment,
                 array[${columns.map((column) => `old.${column}::text`).join(", ")}] as old_values,
                 array[${columns.map((column) => `new.${column}::text`).join(", ")}] as new_values),
     logged as (
       insert into registry.changes (region_code, place_code, compartment, subject_kind, subject_id, field, old_value, new_value, reason, source, source_batch_id)
       select c.region_code, c.place_code, c.compartment, '${subject}', c.subject_id, v.field, v.old_value, v.new_value, 'import', $2, $1
       from changed c,
            unnest(array[${columns.map((column) => `'${column}'`).join(", ")}], c.old_values, c.new_values) as v (field, old_value, new_value)
       where v.old_value is distinct from v.new_value)
     select count(*) as n from changed`,
    [batch.id, batch.source, range.from, range.upto, ...(options.more ?? [])],
  );
  return Number(rows[0]?.n ?? 0n);
}
