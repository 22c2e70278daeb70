import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { budgetEvents } from "../../contract/budget-events.ts";
import { createBudget } from "../../contract/create-budget.ts";

export const handler = command(createBudget, async (tx, input, { actor, newId }) => {
  const budgetId = newId();
  const { rows } = await sql`
    insert into delivery.budgets (id, year, activity_code, account_code, title, bidang, fund_source, ceiling_rupiah, created_by)
    values (${budgetId}, ${input.year}, ${input.activityCode}, ${input.accountCode}, ${input.title}, ${input.bidang},
            ${input.fundSource}, ${input.ceilingRupiah}::bigint, ${actor.userId})
    on conflict (year, activity_code, account_code, fund_source) do nothing
    returning id`.execute(tx);
  if (rows.length === 0) return refuse("BUDGET_EXISTS");
  await sql`
    insert into delivery.budget_moves (budget_id, kind, amount_rupiah, reference_kind, reference_id, note, moved_by)
    values (${budgetId}, 'ceiling', ${input.ceilingRupiah}::bigint, 'budget', ${budgetId}, ${input.title}, ${actor.userId})`.execute(
    tx,
  );
  return done({ budgetId }, [
    budgetEvents["delivery.budget-created.v1"](
      { kind: "budget", id: budgetId },
      { year: input.year, ceilingRupiah: input.ceilingRupiah },
    ),
  ]);
});
