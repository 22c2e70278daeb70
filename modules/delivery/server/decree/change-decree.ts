import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { changeDecree } from "../../contract/change-decree.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { decreeSubject, lockDecree } from "./decree-row.ts";

export const handler = command(changeDecree, async (tx, input) => {
  const decree = await lockDecree(tx, input.decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  if (decree.revision !== input.baseRevision)
    return refuse("DECREE_REVISED", { details: { revision: decree.revision } });
  if (decree.state !== "draft") return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  if (input.endsOn < input.startsOn) return refuse("DATES_REVERSED");
  if (input.budgetId !== null) {
    const { rows } = await sql`select 1 from delivery.budgets b where b.id = ${input.budgetId}`.execute(tx);
    if (rows.length === 0) return refuse("BUDGET_NOT_FOUND");
  }
  const fields = [
    ...(decree.title === input.title ? [] : ["title"]),
    ...(decree.startsOn === input.startsOn && decree.endsOn === input.endsOn ? [] : ["days"]),
    ...(decree.budgetId === input.budgetId ? [] : ["budget"]),
    "announced",
    "paper",
  ];
  // What is compared with the list changes with these: they are reconciled anew.
  const { rows } = await sql<{ revision: number }>`
    update delivery.decrees d
       set title = ${input.title}, starts_on = ${input.startsOn}, ends_on = ${input.endsOn}, budget_id = ${input.budgetId},
           announced_rupiah = ${input.announcedRupiah}::bigint, paper = ${JSON.stringify(input.paper)}, revision = d.revision + 1,
           reconciled_sha256 = case when (d.announced_rupiah, d.starts_on, d.ends_on, d.budget_id) is distinct from
             (${input.announcedRupiah}::bigint, ${input.startsOn}::date, ${input.endsOn}::date, ${input.budgetId}::uuid) then null else d.reconciled_sha256 end
     where d.id = ${decree.id} returning d.revision`.execute(tx);
  return done({ revision: rows[0]?.revision ?? decree.revision }, [
    decreeEvents["delivery.decree-changed.v1"](decreeSubject(decree), { fields }),
  ]);
});
