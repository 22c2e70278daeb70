import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import type { budgetMoveKinds } from "../../contract/budget-shapes.ts";
import { getBudget } from "../../contract/get-budget.ts";
import { type BudgetRow, budgetColumns, budgetView } from "./budget-row.ts";

interface MoveRow {
  moveId: string;
  kind: (typeof budgetMoveKinds)[number];
  amountRupiah: bigint;
  referenceKind: string;
  referenceId: string | null;
  note: string;
  movedAt: Date;
  movedBy: string;
}

// The four figures and the ceiling, counted anew from the moves alone.
const recount = (budgetId: string) => sql<{ whole: boolean }>`
  select coalesce(sum(m.amount_rupiah) filter (where m.kind = 'ceiling'), 0) = max(b.ceiling_rupiah)
     and coalesce(sum(case m.kind when 'reserve' then 1 when 'release' then -1 when 'commit' then -1 else 0 end * m.amount_rupiah), 0)
         = max(b.reserved_rupiah)
     and coalesce(sum(case m.kind when 'commit' then 1 when 'uncommit' then -1 when 'pay' then -1 else 0 end * m.amount_rupiah), 0)
         = max(b.committed_rupiah)
     and coalesce(sum(m.amount_rupiah) filter (where m.kind = 'pay'), 0) = max(b.paid_rupiah)
     and coalesce(sum(m.amount_rupiah) filter (where m.kind = 'return'), 0) = max(b.returned_rupiah) as whole
    from delivery.budgets b left join delivery.budget_moves m on m.budget_id = b.id where b.id = ${budgetId}`;

export const handler = query(getBudget, async (tx, { budgetId, after, limit }) => {
  const { rows } = await sql<BudgetRow>`
    select ${budgetColumns} from delivery.budgets b where b.id = ${budgetId}`.execute(tx);
  const budget = rows[0];
  if (!budget) return refuse("BUDGET_NOT_FOUND");
  const moves = await sql<MoveRow>`
    select m.id as "moveId", m.kind, m.amount_rupiah as "amountRupiah", m.reference_kind as "referenceKind",
           m.reference_id as "referenceId", m.note, m.moved_at as "movedAt", coalesce(u.display_name, '') as "movedBy"
      from delivery.budget_moves m left join users u on u.id = m.moved_by
     where m.budget_id = ${budgetId} and m.id < ${after ?? "ffffffff-ffff-ffff-ffff-ffffffffffff"}::uuid
     order by m.id desc limit ${limit + 1}`.execute(tx);
  const page = moves.rows.slice(0, limit);
  const counted = await recount(budgetId).execute(tx);
  return plain({
    budget: budgetView(budget),
    recounted: counted.rows[0]?.whole ?? false,
    moves: page.map((row) => ({
      ...row,
      amountRupiah: String(row.amountRupiah),
      movedAt: row.movedAt.toISOString(),
    })),
    next: moves.rows.length > limit ? (page.at(-1)?.moveId ?? null) : null,
  });
});
