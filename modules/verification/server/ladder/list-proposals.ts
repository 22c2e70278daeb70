import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listProposals } from "../../contract/list-proposals.ts";
import { periodFor } from "../../domain/calendar.ts";
import { tierOf } from "../../domain/ladder.ts";
import { proposalColumns, type StoredProposal, toLines } from "./proposal-lines.ts";

export const handler = query(listProposals, async (tx, input, { actor, now }) => {
  const tier = tierOf(actor.areaCode) ?? "";
  const chosen = sql`(${input.period ?? null}::text is null or p.period = ${input.period ?? null})
    and (not ${input.mine ?? false} or s.mine > 0)`;
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from (select ${proposalColumns(tier)} where ${chosen}) c`.execute(tx);
  const { rows } = await sql<StoredProposal>`
    select ${proposalColumns(tier)}
     where ${chosen} and (${input.after ?? null}::uuid is null or p.id < ${input.after ?? null}::uuid)
     order by p.id desc limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const today = civilDateInWib(now);
  return plain({
    proposals: await toLines(tx, page),
    total: counted.rows[0]?.n ?? 0,
    next: rows.length > input.limit ? (page.at(-1)?.proposalId ?? null) : null,
    today,
    openPeriod: periodFor(today),
  });
});
