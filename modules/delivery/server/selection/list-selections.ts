import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listSelections } from "../../contract/list-selections.ts";
import { countsJoin, type SelectionRecord, selectionColumns, toSelectionRows } from "./selection-row.ts";

export const handler = query(listSelections, async (tx, { state, after, limit }, { locale }) => {
  const where = sql`(${state ?? null}::text is null or s.state = ${state ?? null})`;
  const { rows } = await sql<SelectionRecord>`
    select ${selectionColumns} from (
      select * from delivery.selections s where ${where} and (${after ?? null}::uuid is null or s.id < ${after ?? null}::uuid)
       order by s.id desc limit ${limit + 1}) s ${countsJoin} order by s.id desc`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from delivery.selections s where ${where}`.execute(tx);
  const page = rows.slice(0, limit);
  return plain({
    selections: await toSelectionRows(tx, page, locale),
    total: counted.rows[0]?.total ?? 0,
    next: rows.length > limit ? (page.at(-1)?.selectionId ?? null) : null,
  });
});
