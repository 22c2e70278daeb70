import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { moveBudget } from "../budget/move-budget.ts";

interface Remainder {
  readonly budgetId: string | null;
  readonly decreeId: string;
  readonly rupiah: bigint;
  readonly cancelled: number;
}

/**
 * Cancels what enrolments are still owed and no payment has taken, and says per decree how much of the decree's
 * money that leaves: total of the enrolment less what is paid, being paid, come back or handed over.
 */
export async function cancelRemainder(tx: Tx, chosen: RawBuilder<unknown>): Promise<Remainder[]> {
  const { rows } = await sql<Remainder>`
    with chosen as materialized (
      select e.region_code, e.id, e.decree_id, e.amount_rupiah * e.times as total from delivery.enrolments e where ${chosen}
    ), gone as (
      update delivery.entitlements t set state = 'cancelled', held_because = null
        from chosen c
       where t.region_code = c.region_code and t.enrolment_id = c.id and t.state in ('due', 'held')
         and not exists (select from delivery.payments p where p.region_code = t.region_code and p.entitlement_id = t.id
                          and p.state not in ('dropped'))
      returning t.enrolment_id
    ), kept as (
      select c.id, coalesce(sum(t.amount_rupiah), 0) as rupiah
        from chosen c join delivery.entitlements t on t.region_code = c.region_code and t.enrolment_id = c.id
       where t.state in ('paying', 'paid', 'returned', 'handed-over')
       group by c.id
    )
    select d.budget_id as "budgetId", c.decree_id as "decreeId",
           sum(greatest(c.total - coalesce(k.rupiah, 0), 0))::bigint as rupiah,
           (select count(*)::int from gone) as cancelled
      from chosen c join delivery.decrees d on d.id = c.decree_id left join kept k on k.id = c.id
     group by d.budget_id, c.decree_id`.execute(tx);
  return rows;
}

/** Gives the money of cancelled remainders back to their budget lines. Returns the sum in rupiah. */
export async function freeRemainder(
  tx: Tx,
  remainders: readonly Remainder[],
  reference: { readonly kind: string; readonly id: string },
  note: string,
): Promise<bigint> {
  let freed = 0n;
  for (const { budgetId, rupiah } of remainders) {
    if (budgetId === null || rupiah === 0n) continue;
    const moved = await moveBudget(tx, { budgetId, kind: "uncommit", amountRupiah: rupiah, reference, note });
    // A decree signed before budgets were kept here bound nothing, so nothing can be freed.
    if (moved.ok) freed += rupiah;
  }
  return freed;
}
