import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listBreaches } from "../../contract/list-breaches.ts";
import { type BreachRow, toBreaches } from "./breach-rows.ts";

// A province that needs paging here has other troubles than paging.
const most = 500;

export const handler = query(listBreaches, async (tx, input, { actor }) => {
  const { rows } = await sql<BreachRow>`
    select b.* from accountability.breaches b
     where ${input.breachId ?? null}::uuid is null or b.id = ${input.breachId ?? null}
     order by b.state = 'closed', case when b.state <> 'closed' then b.due_at end, b.found_at desc
     limit ${most}`.execute(tx);
  return plain({ breaches: await toBreaches(tx, rows, actor) });
});
