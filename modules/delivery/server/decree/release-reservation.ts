import type { Tx } from "#platform/db/tx.ts";
import { moveBudget } from "../budget/move-budget.ts";
import { reservedRupiah } from "./amended-budget.ts";
import type { DecreeRecord } from "./decree-row.ts";

/** Gives back what a decree reserved when it was sent on; nothing where it reserved nothing. */
export async function releaseReservation(tx: Tx, decree: DecreeRecord, note: string): Promise<void> {
  const reserved = decree.state === "submitted" || decree.state === "checked";
  if (!reserved || decree.budgetId === null || decree.totalRupiah === 0n) return;
  const amountRupiah = await reservedRupiah(tx, decree);
  if (amountRupiah === 0n) return;
  const moved = await moveBudget(tx, {
    budgetId: decree.budgetId,
    kind: "release",
    amountRupiah,
    reference: { kind: "decree", id: decree.id },
    note,
  });
  // The reservation was made in the same figures: less than it in the budget is a fault of the books, not of a person.
  if (!moved.ok) throw new Error(`budget of decree ${decree.id}: ${moved.code}`);
}
