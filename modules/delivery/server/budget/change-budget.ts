import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { budgetEvents } from "../../contract/budget-events.ts";
import { changeBudget } from "../../contract/change-budget.ts";
import { type BudgetRow, budgetColumns } from "./budget-row.ts";

export const handler = command(changeBudget, async (tx, input, { actor }) => {
  const { rows } = await sql<BudgetRow>`
    select ${budgetColumns} from delivery.budgets b where b.id = ${input.budgetId} for update`.execute(tx);
  const budget = rows[0];
  if (!budget) return refuse("BUDGET_NOT_FOUND");
  if (budget.revision !== input.baseRevision) return refuse("BUDGET_REVISED");
  const ceiling = BigInt(input.ceilingRupiah);
  const used = budget.reservedRupiah + budget.committedRupiah + budget.paidRupiah - budget.returnedRupiah;
  if (ceiling < used)
    return refuse("CEILING_BELOW_USE", {
      details: { usedRupiah: String(used), ceilingRupiah: input.ceilingRupiah },
    });
  await sql`
    update delivery.budgets set title = ${input.title}, ceiling_rupiah = ${ceiling}, revision = revision + 1
     where id = ${input.budgetId}`.execute(tx);
  if (ceiling !== budget.ceilingRupiah)
    await sql`
      insert into delivery.budget_moves (budget_id, kind, amount_rupiah, reference_kind, reference_id, note, moved_by)
      values (${input.budgetId}, 'ceiling', ${ceiling - budget.ceilingRupiah}::bigint, 'budget', ${input.budgetId},
              ${input.reason}, ${actor.userId})`.execute(tx);
  const fields = [
    ...(input.title === budget.title ? [] : ["title"]),
    ...(ceiling === budget.ceilingRupiah ? [] : ["ceilingRupiah"]),
  ];
  return done({ revision: budget.revision + 1 }, [
    budgetEvents["delivery.budget-changed.v1"](
      { kind: "budget", id: input.budgetId },
      { fields, ceilingRupiah: input.ceilingRupiah, previousCeilingRupiah: String(budget.ceilingRupiah) },
    ),
  ]);
});
