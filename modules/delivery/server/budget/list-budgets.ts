import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listBudgets } from "../../contract/list-budgets.ts";
import { type BudgetRow, budgetColumns, budgetView, figuresView } from "./budget-row.ts";

export const handler = query(listBudgets, async (tx, input, { now }) => {
  const known = await sql<{ year: number }>`
    select distinct b.year::int as year from delivery.budgets b order by 1 desc`.execute(tx);
  const years = known.rows.map((row) => row.year);
  const year = input.year ?? years[0] ?? now.getUTCFullYear();
  const { rows } = await sql<BudgetRow>`
    select ${budgetColumns} from delivery.budgets b where b.year = ${year}
     order by b.activity_code, b.account_code, b.fund_source`.execute(tx);
  const sum = (pick: (row: BudgetRow) => bigint) => rows.reduce((total, row) => total + pick(row), 0n);
  return plain({
    year,
    years,
    budgets: rows.map(budgetView),
    total: figuresView({
      ceilingRupiah: sum((row) => row.ceilingRupiah),
      reservedRupiah: sum((row) => row.reservedRupiah),
      committedRupiah: sum((row) => row.committedRupiah),
      paidRupiah: sum((row) => row.paidRupiah),
      returnedRupiah: sum((row) => row.returnedRupiah),
    }),
  });
});
