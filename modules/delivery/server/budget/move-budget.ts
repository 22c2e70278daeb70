import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** reserved → committed → paid → returned; release and uncommit give back what never left. */
export type BudgetMoveKind = "reserve" | "release" | "commit" | "uncommit" | "pay" | "return";

/** Figures of a budget line in rupiah, as they stand after the move or as they stood when it was refused. */
export interface BudgetFigures {
  readonly ceilingRupiah: bigint;
  readonly reservedRupiah: bigint;
  readonly committedRupiah: bigint;
  readonly paidRupiah: bigint;
  readonly returnedRupiah: bigint;
}

export interface BudgetMove {
  readonly budgetId: string;
  readonly kind: BudgetMoveKind;
  readonly amountRupiah: bigint;
  /** What it was done for: a decree, a payment batch, a return, an enrolment. */
  readonly reference: { readonly kind: string; readonly id: string };
  readonly note?: string;
}

export type BudgetMoveResult =
  | { readonly ok: true; readonly figures: BudgetFigures }
  /** CEILING_EXCEEDED: a reservation has no room. INSUFFICIENT: more would leave a figure than is in it. */
  | {
      readonly ok: false;
      readonly code: "CEILING_EXCEEDED" | "INSUFFICIENT";
      readonly figures: BudgetFigures;
    }
  | { readonly ok: false; readonly code: "BUDGET_NOT_FOUND" };

/** What one rupiah of each move adds to reserved, committed, paid and returned. */
export const budgetEffects: Readonly<Record<BudgetMoveKind, readonly [number, number, number, number]>> = {
  reserve: [1, 0, 0, 0],
  release: [-1, 0, 0, 0],
  commit: [-1, 1, 0, 0],
  uncommit: [0, -1, 0, 0],
  pay: [0, -1, 1, 0],
  return: [0, 0, 0, 1],
};

const columns = sql`b.ceiling_rupiah as "ceilingRupiah", b.reserved_rupiah as "reservedRupiah",
  b.committed_rupiah as "committedRupiah", b.paid_rupiah as "paidRupiah", b.returned_rupiah as "returnedRupiah"`;

/**
 * Moves money within a budget line and notes the move, both in the caller's transaction. Two moves at the same
 * instant queue on the line's row; the second sees what the first left. The conditions are those of the table's
 * CHECKs, asked first so that a refusal leaves the transaction alive; the CHECKs stand behind them.
 */
export async function moveBudget(tx: Tx, move: BudgetMove): Promise<BudgetMoveResult> {
  const { budgetId, kind, amountRupiah, reference, note = "" } = move;
  if (amountRupiah < 0n) throw new RangeError("a budget moves by an amount of rupiah that is not negative");
  const [reserved, committed, paid, returned] = budgetEffects[kind].map(
    (factor) => BigInt(factor) * amountRupiah,
  );
  const { rows } = await sql<BudgetFigures>`
    update delivery.budgets b
       set reserved_rupiah = b.reserved_rupiah + ${reserved}::bigint, committed_rupiah = b.committed_rupiah + ${committed}::bigint,
           paid_rupiah = b.paid_rupiah + ${paid}::bigint, returned_rupiah = b.returned_rupiah + ${returned}::bigint
     where b.id = ${budgetId}
       and b.reserved_rupiah + ${reserved}::bigint >= 0
       and b.committed_rupiah + ${committed}::bigint >= 0
       and b.returned_rupiah + ${returned}::bigint <= b.paid_rupiah + ${paid}::bigint
       and b.reserved_rupiah::numeric + b.committed_rupiah + b.paid_rupiah - b.returned_rupiah
           + ${reserved}::bigint + ${committed}::bigint + ${paid}::bigint - ${returned}::bigint <= b.ceiling_rupiah
    returning ${columns}`.execute(tx);
  const figures = rows[0];
  if (figures) {
    await sql`
      insert into delivery.budget_moves (budget_id, kind, amount_rupiah, reference_kind, reference_id, note, moved_by)
      values (${budgetId}, ${kind}, ${amountRupiah}::bigint, ${reference.kind}, ${reference.id}, ${note}, app.actor_id())`.execute(
      tx,
    );
    return { ok: true, figures };
  }
  const stood =
    await sql<BudgetFigures>`select ${columns} from delivery.budgets b where b.id = ${budgetId}`.execute(tx);
  const now = stood.rows[0];
  if (!now) return { ok: false, code: "BUDGET_NOT_FOUND" };
  return { ok: false, code: kind === "reserve" ? "CEILING_EXCEEDED" : "INSUFFICIENT", figures: now };
}

/** What may still be reserved, in rupiah. */
export const roomRupiah = (figures: BudgetFigures): bigint =>
  figures.ceilingRupiah -
  figures.reservedRupiah -
  figures.committedRupiah -
  figures.paidRupiah +
  figures.returnedRupiah;
