import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listProposalLists } from "../../contract/list-proposal-lists.ts";
import { type ListRecord, listColumns, titleJoin, toListRows } from "./list-rows.ts";

export const handler = query(listProposalLists, async (tx, input, { locale }) => {
  const where = sql`(${input.programmeCode ?? null}::text is null or l.programme_code = ${input.programmeCode ?? null})
    and (${input.period ?? null}::text is null or l.period = ${input.period ?? null})
    and (${input.purpose ?? null}::text is null or l.purpose = ${input.purpose ?? null})`;
  const { rows } = await sql<ListRecord>`
    select ${listColumns} from delivery.proposal_lists l ${titleJoin}
     where ${where} and (${input.after ?? null}::uuid is null or l.id < ${input.after ?? null}::uuid)
     order by l.id desc limit ${input.limit + 1}`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from delivery.proposal_lists l where ${where}`.execute(tx);
  const page = rows.slice(0, input.limit);
  return plain({
    lists: await toListRows(tx, page, locale),
    total: counted.rows[0]?.total ?? 0,
    next: rows.length > input.limit ? (page.at(-1)?.listId ?? null) : null,
  });
});
