import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { reissuePayments } from "../../contract/reissue-payments.ts";
import { batchSubject, findBatch } from "./batch-row.ts";
import { paymentChannels } from "./channels.ts";
import { insertPayments } from "./claim-payments.ts";
import { settleBatch } from "./settle-batch.ts";

export const handler = command(reissuePayments, async (tx, input, { actor, newId }) => {
  const batch = await findBatch(tx, input.batchId, true);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  if (batch.work) return refuse("PAYMENT_BATCH_BUSY");
  const channel = paymentChannels().get(input.channel);
  if (!channel) return refuse("CHANNEL_UNKNOWN");
  const ids = [...new Set(input.paymentIds)];
  const known = await sql<{ known: number; waiting: number }>`
    select count(*)::int as known, count(*) filter (where p.state = 'rejected')::int as waiting
      from delivery.payments p where p.batch_id = ${batch.id} and p.id = any (${ids}::uuid[])`.execute(tx);
  if (known.rows[0]?.known !== ids.length) return refuse("PAYMENT_NOT_FOUND");
  if (known.rows[0].waiting !== ids.length) return refuse("PAYMENT_STATE_WRONG");
  const newBatchId = newId();
  const made = await sql<{ number: number }>`
    insert into delivery.payment_batches (id, kind, programme_code, period, stage, channel, place_code, value_on, made_by)
    values (${newBatchId}, 'reissue', ${batch.programmeCode}, ${batch.period}, ${batch.stage}, ${channel.code}, ${batch.placeCode},
            ${input.valueOn}, ${actor.userId}) returning number`.execute(tx);
  const number = made.rows[0]?.number ?? 0;
  // The attempt before must be closed first: the unique index allows one live payment per entitlement at any moment.
  await sql`
    update delivery.payments p set state = 'reissued', settled_at = now(), settled_by = ${actor.userId}, settle_reason = ${input.reason}
     where p.batch_id = ${batch.id} and p.id = any (${ids}::uuid[])`.execute(tx);
  const claim = await insertPayments(
    tx,
    { id: newBatchId, number },
    channel,
    sql`select p.region_code, p.place_code, p.compartment, p.entitlement_id, p.enrolment_id, p.decree_id, p.budget_id, p.amount_rupiah
          from delivery.payments p where p.batch_id = ${batch.id} and p.id = any (${ids}::uuid[])`,
  );
  await sql`
    update delivery.payment_batches set line_count = ${claim.lines}, total_rupiah = ${claim.rupiah}::bigint where id = ${newBatchId}`.execute(
    tx,
  );
  await settleBatch(tx, batch.id);
  return done({ newBatchId, number, lines: claim.lines, held: claim.held }, [
    paymentEvents["delivery.payments-reissued.v1"](batchSubject(batch), {
      newBatchId,
      lines: claim.lines,
      rupiah: String(claim.rupiah),
    }),
  ]);
});
