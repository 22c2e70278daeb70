import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listLinkPairs } from "../../contract/list-link-pairs.ts";
import { pairWhere } from "./pair-filter.ts";
import { readPairs, subjectsOf, toPairRows } from "./pair-list.ts";
import { findPair } from "./pair-rows.ts";

export const handler = query(listLinkPairs, async (tx, { after, limit, ...filter }, { actor, now }) => {
  const last = after === undefined ? undefined : await findPair(tx, after);
  if (after !== undefined && last === undefined) return refuse("CURSOR_INVALID");
  const where = pairWhere(filter, actor.userId, now);
  const rows = await readPairs(tx, where, last, limit + 1);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from registry.link_pairs p where ${where}`.execute(tx);
  const page = rows.slice(0, limit);
  return shown(
    {
      pairs: await toPairRows(tx, page, actor.userId, now),
      total: counted.rows[0]?.total ?? 0,
      next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    },
    { purpose: "linkage", subjects: subjectsOf(page) },
  );
});
