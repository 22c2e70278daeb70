import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

export type Assignment = readonly [column: string, value: unknown];

/** Sets columns of one row and counts its revision up; returns the new revision. */
export async function updateRow(
  tx: Tx,
  table: "persons" | "families" | "person_conditions" | "groups",
  key: { readonly regionCode: string; readonly id: string },
  assignments: readonly Assignment[],
  at?: Date,
): Promise<number> {
  const parts: Array<RawBuilder<unknown>> = assignments.map(
    ([column, value]) => sql`${sql.ref(column)} = ${value}`,
  );
  if (at !== undefined) parts.push(sql`changed_at = ${at}`);
  const { rows } = await sql<{ revision: number }>`
    update ${sql.table(`registry.${table}`)} set ${sql.join([...parts, sql`revision = revision + 1`])}
     where region_code = ${key.regionCode} and id = ${key.id} returning revision`.execute(tx);
  const revision = rows[0]?.revision;
  if (revision === undefined) throw new Error(`a locked row of ${table} vanished`);
  return revision;
}
