import { sql } from "kysely";
import type { z } from "zod";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getLinkWork } from "../../contract/get-link-work.ts";
import { waitingStates } from "./pair-rows.ts";

type Work = z.input<typeof getLinkWork.output>;

interface Figures {
  readonly mine: number;
  readonly toConfirm: number;
  readonly askField: number;
  readonly disputed: number;
  readonly toCheck: number;
  readonly neverRun: boolean;
}

export const handler = query(getLinkWork, async (tx, _input, { actor }) => {
  const waiting = await sql<Work["waiting"][number]>`
    select p.kind, p.doubt, count(*)::int as count from registry.link_pairs p
     where p.state = any (${[...waitingStates]}::text[]) and p.resting_behind is null
     group by p.kind, p.doubt order by p.kind desc, count desc`.execute(tx);
  const figures = await sql<Figures>`
    select count(*) filter (where p.assigned_to = ${actor.userId})::int as mine,
           count(*) filter (where p.state = 'awaiting-second' and p.decided_by <> ${actor.userId})::int as "toConfirm",
           count(*) filter (where p.state = 'ask-field')::int as "askField",
           (select count(*)::int from registry.link_pairs d where d.disputed) as disputed,
           (select count(*)::int from registry.link_checks c
             where c.checked_by is null and c.first_by <> ${actor.userId}) as "toCheck",
           not exists (select 1 from registry.link_runs) and not exists (select 1 from registry.link_pairs) as "neverRun"
      from registry.link_pairs p
     where p.state = any (${[...waitingStates]}::text[]) and p.resting_behind is null`.execute(tx);
  const [row] = figures.rows;
  if (row === undefined) throw new Error("counting answered nothing");
  return plain({ waiting: waiting.rows, ...row });
});
