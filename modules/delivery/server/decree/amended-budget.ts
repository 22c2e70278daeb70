import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { moveBudget } from "../budget/move-budget.ts";
import { withdrawRegion } from "../enrolment/withdraw-region.ts";
import type { DecreeRecord } from "./decree-row.ts";

/**
 * What a decree needs reserved: its total, for an amending one less what its own withdrawals will give back. Never
 * below zero: what is left over goes back when it is signed.
 */
export async function neededRupiah(tx: Tx, decree: DecreeRecord): Promise<bigint> {
  if (decree.kind === "new") return decree.totalRupiah;
  const { rows } = await sql<{
    freed: bigint;
  }>`select delivery.freeable_rupiah(${decree.id}) as freed`.execute(tx);
  const needed = decree.totalRupiah - (rows[0]?.freed ?? 0n);
  return needed > 0n ? needed : 0n;
}

/** What a decree that was sent on holds reserved; an amending one may hold less than it grants. */
export async function reservedRupiah(tx: Tx, decree: DecreeRecord): Promise<bigint> {
  if (decree.kind === "new") return decree.totalRupiah;
  const { rows } = await sql<{
    rupiah: bigint;
  }>`select delivery.reserved_rupiah(${decree.id}) as rupiah`.execute(tx);
  return rows[0]?.rupiah ?? 0n;
}

/**
 * Binds the money of a decree that was just signed. An amending one first ends what it withdraws, which gives its
 * remainder back, and then takes what it lacks: one transaction, so that the ceiling holds at every instant. Lines
 * that the signer may not see are withdrawn by the enrolling job. False where the ceiling has no room.
 */
export async function bindBudget(tx: Tx, decree: DecreeRecord): Promise<boolean> {
  const { budgetId, totalRupiah } = decree;
  if (decree.kind === "amending") {
    const { rows } = await sql<{ regionCode: string }>`
      select distinct l.region_code as "regionCode" from delivery.decree_lines l
       where l.decree_id = ${decree.id} and l.effect = 'withdraw' order by 1`.execute(tx);
    for (const { regionCode } of rows) await withdrawRegion(tx, decree.id, regionCode);
  }
  if (budgetId === null || totalRupiah === 0n) return true;
  const move = (kind: "reserve" | "commit", amountRupiah: bigint) =>
    moveBudget(tx, { budgetId, kind, amountRupiah, reference: { kind: "decree", id: decree.id } });
  const lacking = totalRupiah - (await reservedRupiah(tx, decree));
  if (lacking > 0n && !(await move("reserve", lacking)).ok) return false;
  return (await move("commit", totalRupiah)).ok;
}
