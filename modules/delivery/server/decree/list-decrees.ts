import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listDecrees } from "../../contract/list-decrees.ts";
import { type RowRecord, rowColumns, rowJoins, toRows } from "./decree-list-row.ts";

export const handler = query(listDecrees, async (tx, input, { locale }) => {
  const where = sql`(${input.state ?? null}::text is null or d.state = ${input.state ?? null})
    and (${input.programmeCode ?? null}::text is null or d.programme_code = ${input.programmeCode ?? null})`;
  const { rows } = await sql<RowRecord>`
    select ${rowColumns} from delivery.decrees d ${rowJoins}
     where ${where} and (${input.after ?? null}::uuid is null or d.id < ${input.after ?? null}::uuid)
     order by d.id desc limit ${input.limit + 1}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from delivery.decrees d where ${where}`.execute(tx);
  const page = rows.slice(0, input.limit);
  return plain({
    decrees: await toRows(tx, page, locale),
    total: counted.rows[0]?.total ?? 0,
    next: rows.length > input.limit ? (page.at(-1)?.decreeId ?? null) : null,
  });
});
