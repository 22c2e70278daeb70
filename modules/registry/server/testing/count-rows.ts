import type { Database } from "#platform/db/connection.ts";

/** How many rows a registry table holds, past every policy. */
export async function countRows(database: Database, table: string): Promise<number> {
  const { rows } = await database.owner.query<{ count: number }>(
    `select count(*)::int as count from registry.${table}`,
  );
  return rows[0]?.count ?? 0;
}
