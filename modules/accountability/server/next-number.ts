import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/**
 * The next number of a register, e.g. "PDP-2026-0007": running and without holes, because the counter is moved
 * in the transaction that uses it. Two at once wait for each other on the counter's row.
 */
export async function nextNumber(tx: Tx, register: "PDP" | "INS" | "BAM", now: Date): Promise<string> {
  const year = new Date(now.getTime() + 7 * 3_600_000).getUTCFullYear();
  const { rows } = await sql<{ last: number }>`
    insert into accountability.counters (name, year, last) values (${register}, ${year}, 1)
    on conflict (name, year) do update set last = counters.last + 1
    returning last`.execute(tx);
  return `${register}-${year}-${String(rows[0]?.last ?? 1).padStart(4, "0")}`;
}
