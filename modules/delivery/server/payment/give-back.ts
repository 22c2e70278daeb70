import { type RawBuilder, sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { moveBudget } from "../budget/move-budget.ts";
import { lookAgain } from "../enrolment/due-again.ts";
import type { BatchRow } from "./batch-row.ts";

/**
 * Takes payments out of a batch that did not leave: of a first batch, the entitlement is due again (held where the
 * enrolment is paused meanwhile, cancelled and its money freed where it ended); of a reissue, the attempt before
 * waits among the returns again. `chosen` picks among `p`. Returns how many.
 */
export async function givePaymentsBack(
  tx: Tx,
  batch: Pick<BatchRow, "id" | "kind">,
  chosen: RawBuilder<unknown>,
): Promise<number> {
  const { rows } = await sql<{
    regionCode: string;
    entitlementId: string;
    enrolmentId: string;
    amount: bigint;
  }>`
    update delivery.payments p set state = 'dropped'
     where p.batch_id = ${batch.id} and p.state in ('open', 'held') and ${chosen}
    returning p.region_code as "regionCode", p.entitlement_id as "entitlementId", p.enrolment_id as "enrolmentId",
              p.amount_rupiah as amount`.execute(tx);
  if (rows.length === 0) return 0;
  const ids = rows.map((row) => row.entitlementId);
  const total = rows.reduce((sum, row) => sum + row.amount, 0n);
  await sql`
    update delivery.payment_batches b set line_count = b.line_count - ${rows.length}::int,
           total_rupiah = b.total_rupiah - ${total}::bigint where b.id = ${batch.id}`.execute(tx);
  if (batch.kind === "reissue") {
    await sql`
      update delivery.payments p set state = 'rejected', settled_at = null, settled_by = null, settle_reason = null
       where p.entitlement_id = any (${ids}::uuid[]) and p.state = 'reissued'
         and p.attempt = (select max(q.attempt) from delivery.payments q where q.region_code = p.region_code
                           and q.entitlement_id = p.entitlement_id and q.state = 'reissued')`.execute(tx);
    return rows.length;
  }
  const cancelled = await sql<{ budgetId: string; rupiah: bigint }>`
    with back as (
      update delivery.entitlements t
         set state = case e.state when 'active' then 'due' when 'paused' then 'held' else 'cancelled' end,
             held_because = case when e.state = 'paused' then 'paused' end
        from delivery.enrolments e
       where t.id = any (${ids}::uuid[]) and t.state = 'paying' and e.region_code = t.region_code and e.id = t.enrolment_id
      returning t.state, t.budget_id, t.amount_rupiah
    )
    select b.budget_id as "budgetId", sum(b.amount_rupiah)::bigint as rupiah from back b
     where b.state = 'cancelled' and b.budget_id is not null group by b.budget_id`.execute(tx);
  for (const { budgetId, rupiah } of cancelled.rows)
    await moveBudget(tx, {
      budgetId,
      kind: "uncommit",
      amountRupiah: rupiah,
      reference: { kind: "payment-batch", id: batch.id },
      note: "peserta sudah berakhir",
    });
  await lookAgain(tx, sql`t.id = any (${ids}::uuid[])`);
  return rows.length;
}
