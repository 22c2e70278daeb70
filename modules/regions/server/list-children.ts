import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listChildren } from "../contract/list-children.ts";
import { type SummaryRow, summaryColumns, toSummary } from "./place-summary.ts";

export const handler = query(listChildren, async (tx, input) => {
  const code = input.code ?? null;
  const { rows } = await sql<SummaryRow & { children: number }>`
    select ${sql.raw(summaryColumns)},
      (select count(*)::int from places c where c.parent_code = p.code and c.in_force) as children
    from places p
    where p.in_force
      and (p.parent_code = ${code} or (${code}::text is null and p.parent_code is null))
    order by p.code`.execute(tx);
  if (rows.length === 0 && code !== null) {
    const known = await sql`select 1 from places p where p.code = ${code}`.execute(tx);
    if (known.rows.length === 0) return refuse("PLACE_NOT_FOUND");
  }
  return plain({ places: rows.map((row) => ({ ...toSummary(row), children: row.children })) });
});
