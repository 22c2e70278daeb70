import { type RawBuilder, sql } from "kysely";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { Tx } from "#platform/db/tx.ts";
import { paymentEvents } from "../../../contract/payment-events.ts";
import { readStateSums } from "../balance.ts";
import { type BatchRow, batchSubject } from "../batch-row.ts";
import { paymentChannels } from "../channels.ts";
import { insertPayments } from "../claim-payments.ts";
import { freshenStatistics, inWork, lockMine, type RunStep, tellEnd } from "./payment-work.ts";

/**
 * What is due of a batch's programme, period, stage, place and channel, from `from` on. The channel is asked as a
 * subquery: with a join, every step began at all enrolments of the programme instead of at the next 5,000 due.
 */
export const dueFor = (
  batch: Pick<BatchRow, "programmeCode" | "period" | "stage" | "placeCode" | "channel">,
  from: string,
): RawBuilder<unknown> => sql`
  delivery.entitlements t
 where t.programme_code = ${batch.programmeCode} and t.period = ${batch.period} and t.stage = ${batch.stage}
   and t.state = 'due' and t.amount_rupiah > 0 and t.budget_id is not null
   and t.place_code >= ${from} and t.place_code < ${`${batch.placeCode}:`}
   and (select coalesce(e.channel, ${batch.channel}) from delivery.enrolments e
         where e.region_code = t.region_code and e.id = t.enrolment_id) = ${batch.channel}`;

/** The next entitlements to claim, by place. */
async function nextDue(tx: Tx, batch: BatchRow, from: string, limit: number) {
  const { rows } = await sql<{ regionCode: string; id: string }>`
    select t.region_code as "regionCode", t.id from ${dueFor(batch, from)}
     order by t.place_code, t.id limit ${limit}`.execute(tx);
  return rows;
}

/**
 * The update is the claim: whoever meets a claimed entitlement finds it due no more. By a list at hand: with the
 * question itself as a subquery, a plan made of old statistics asked it again for every row.
 */
const claim = (rows: Awaited<ReturnType<typeof nextDue>>) => sql`
  update delivery.entitlements t set state = 'paying'
    from unnest(${rows.map((row) => row.regionCode)}::text[], ${rows.map((row) => row.id)}::uuid[]) as w(region_code, id)
   where t.region_code = w.region_code and t.id = w.id and t.state = 'due'
  returning t.region_code, t.place_code, t.compartment, t.id as entitlement_id, t.enrolment_id, t.decree_id, t.budget_id,
            t.amount_rupiah`;

/** Claims what is due place by place, each step in a transaction of its own, numbered in one row over all of them. */
export const makePayments: RunStep = async (database, batchId, work, progress) => {
  await progress.phase("make", work.units);
  await freshenStatistics(database, ["delivery.entitlements", "delivery.enrolments"]);
  let from: string | undefined;
  for (;;) {
    const step = await inWork(database, work, async (tx) => {
      const batch = await lockMine(tx, batchId, work);
      if (!batch) return null;
      const channel = paymentChannels().get(batch.channel);
      if (!channel)
        throw new Error(`the channel ${batch.channel} of a batch is gone from reference/templates`);
      const room = Math.min(work.rowsPerStep, channel.maxLines - batch.lines);
      const next = await nextDue(tx, batch, from ?? batch.placeCode, room);
      const claimed = await insertPayments(tx, batch, channel, claim(next));
      const lines = batch.lines + claimed.lines;
      // Fewer than asked for is not the end: somebody may have paused one of them at this very moment.
      const isLast = next.length === 0;
      await sql`
        update delivery.payment_batches b
           set line_count = ${lines}, total_rupiah = b.total_rupiah + ${claimed.rupiah}::bigint,
               work = case when ${isLast && lines > 0} then null else b.work end
         where b.id = ${batch.id}`.execute(tx);
      if (isLast && lines > 0) {
        const sums = await readStateSums(tx, [batch.id]);
        const held = sums.find((one) => one.state === "held")?.lines ?? 0;
        const rupiah = String(batch.totalRupiah + claimed.rupiah);
        const { programmeCode, period, stage } = batch;
        await tellEnd(
          tx,
          work,
          "delivery.create-payment-batch",
          paymentEvents["delivery.payment-batch-created.v1"](batchSubject(batch), {
            programmeCode,
            period,
            stage,
            channel: channel.code,
            lines,
            held,
            rupiah,
          }),
        );
      }
      return { claimed: claimed.lines, upto: claimed.upto, had: batch.lines, isLast, lines };
    });
    // Gone: it ended before, and only its end had not been written.
    if (step === null) return { batchId };
    // Somebody else paid it between the question and the work: the caller's undo closes the empty batch.
    if (step.lines === 0) throw new BatchFailed("NOTHING_TO_PAY");
    await progress.advance(step.claimed + (from === undefined ? step.had : 0));
    if (step.isLast) return { batchId, lines: step.lines };
    from = step.upto ?? from;
    await progress.check();
  }
};
