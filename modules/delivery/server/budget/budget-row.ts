import { sql } from "kysely";
import type { BudgetView } from "../../contract/budget-shapes.ts";
import { type BudgetFigures, roomRupiah } from "./move-budget.ts";

export interface BudgetRow extends BudgetFigures {
  readonly budgetId: string;
  readonly year: number;
  readonly activityCode: string;
  readonly accountCode: string;
  readonly title: string;
  readonly bidang: string | null;
  readonly fundSource: string;
  readonly revision: number;
}

/** Columns of `delivery.budgets b` as a BudgetRow. */
export const budgetColumns = sql`b.id as "budgetId", b.year::int as year, b.activity_code as "activityCode",
  b.account_code as "accountCode", b.title, b.bidang, b.fund_source as "fundSource", b.revision,
  b.ceiling_rupiah as "ceilingRupiah", b.reserved_rupiah as "reservedRupiah", b.committed_rupiah as "committedRupiah",
  b.paid_rupiah as "paidRupiah", b.returned_rupiah as "returnedRupiah"`;

export const figuresView = (figures: BudgetFigures) => ({
  ceilingRupiah: String(figures.ceilingRupiah),
  reservedRupiah: String(figures.reservedRupiah),
  committedRupiah: String(figures.committedRupiah),
  paidRupiah: String(figures.paidRupiah),
  returnedRupiah: String(figures.returnedRupiah),
  roomRupiah: String(roomRupiah(figures)),
});

export const budgetView = (row: BudgetRow): BudgetView => ({ ...row, ...figuresView(row) });
