import { sql } from "kysely";
import { recordAid } from "#modules/registry/server/index.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { returnToTreasury } from "../../contract/return-to-treasury.ts";
import { moveBudget } from "../budget/move-budget.ts";
import { aidRows } from "../enrolment/aid-rows.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { batchSubject, findBatch } from "./batch-row.ts";
import { settleBatch } from "./settle-batch.ts";

interface Gone {
  readonly budgetId: string;
  readonly rupiah: bigint;
  readonly lines: number;
  readonly enrolments: string[];
}

export const handler = command(returnToTreasury, async (tx, input, { actor, now, newId }) => {
  const batch = await findBatch(tx, input.batchId, true);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  if (input.stsOn > civilDateInWib(now)) return refuse("DATE_IN_FUTURE");
  const ids = [...new Set(input.paymentIds)];
  const known = await sql<{ known: number }>`
    select count(*)::int as known from delivery.payments p where p.batch_id = ${batch.id} and p.id = any (${ids}::uuid[])`.execute(
    tx,
  );
  if (known.rows[0]?.known !== ids.length) return refuse("PAYMENT_NOT_FOUND");
  const { rows } = await sql<Gone>`
    with gone as (
      update delivery.payments p
         set state = 'treasury', sts_number = ${input.stsNumber}, sts_on = ${input.stsOn}, settled_at = ${now},
             settled_by = ${actor.userId}, settle_reason = ${input.reason}
       where p.batch_id = ${batch.id} and p.id = any (${ids}::uuid[]) and p.state = 'rejected'
      returning p.region_code, p.entitlement_id, p.enrolment_id, p.budget_id, p.amount_rupiah
    ), back as (
      update delivery.entitlements t set state = 'returned'
        from gone g where t.region_code = g.region_code and t.id = g.entitlement_id
    )
    select g.budget_id as "budgetId", sum(g.amount_rupiah)::bigint as rupiah, count(*)::int as lines,
           array_agg(g.enrolment_id::text) as enrolments
      from gone g group by g.budget_id order by g.budget_id`.execute(tx);
  const lines = rows.reduce((sum, row) => sum + row.lines, 0);
  if (lines !== ids.length) return refuse("PAYMENT_STATE_WRONG");
  for (const { budgetId, rupiah } of rows) {
    const reference = { kind: "payment-batch", id: batch.id };
    const note = `STS ${input.stsNumber}`;
    const moved = await moveBudget(tx, { budgetId, kind: "return", amountRupiah: rupiah, reference, note });
    if (!moved.ok) return refuse("BUDGET_NOT_COMMITTED");
  }
  const journalId = await postJournal(tx, {
    journalId: newId(),
    kind: "treasury",
    batch,
    postedOn: input.stsOn,
    by: actor.userId,
    lines,
    documentNumber: input.stsNumber,
    amounts: rows.map(({ budgetId, rupiah }) => ({ posting: "treasury", budgetId, rupiah })),
  });
  await recordAid(
    tx,
    aidRows("returned", null, sql`e.id = any (${rows.flatMap((row) => row.enrolments)}::uuid[])`),
  );
  await settleBatch(tx, batch.id);
  const rupiah = String(rows.reduce((sum, row) => sum + row.rupiah, 0n));
  return done({ lines, rupiah, journalId }, [
    paymentEvents["delivery.payments-returned-to-treasury.v1"](batchSubject(batch), {
      lines,
      rupiah,
      stsNumber: input.stsNumber,
    }),
  ]);
});
