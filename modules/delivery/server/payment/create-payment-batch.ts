import { sql } from "kysely";
import { placeExists } from "#modules/regions/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { InputOf } from "#platform/kernel/contract.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { createPaymentBatch } from "../../contract/create-payment-batch.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { batchNumberText, batchSubject } from "./batch-row.ts";
import { paymentChannels } from "./channels.ts";
import { dueFor } from "./work/make-payments.ts";
import { beginWork } from "./work/payment-work.ts";

/** Number of a batch that claims the same at this moment, or null. Whoever asks at the same instant waits here. */
async function beingMade(tx: Tx, input: InputOf<typeof createPaymentBatch>): Promise<number | null> {
  const { programmeCode, period, stage, placeCode } = input;
  await sql`
    select pg_advisory_xact_lock(hashtextextended(${`payment-batch:${programmeCode}:${period}:${stage}`}, 0))`.execute(
    tx,
  );
  const { rows } = await sql<{ number: number }>`
    select b.number from delivery.payment_batches b
     where b.programme_code = ${programmeCode} and b.period = ${period} and b.stage = ${stage}
       and b.state = 'draft' and b.work ->> 'step' = 'make'
       and (starts_with(b.place_code, ${placeCode}) or starts_with(${placeCode}, b.place_code)) limit 1`.execute(
    tx,
  );
  return rows[0]?.number ?? null;
}

export const handler = command(createPaymentBatch, async (tx, input, context) => {
  const { actor, newId } = context;
  const channel = paymentChannels().get(input.channel);
  if (!channel) return refuse("CHANNEL_UNKNOWN");
  if (!input.placeCode.startsWith(actor.areaCode) || !(await placeExists(tx, input.placeCode)))
    return refuse("PLACE_OUTSIDE_AREA");
  const other = await beingMade(tx, input);
  if (other !== null)
    return refuse("PAYMENT_BATCH_BEING_MADE", { details: { batchNumber: batchNumberText(other) } });
  const due = await sql<{ lines: number }>`
    select count(*)::int as lines from ${dueFor({ ...input, channel: channel.code }, input.placeCode)}`.execute(
    tx,
  );
  const lines = due.rows[0]?.lines ?? 0;
  if (lines === 0) return refuse("NOTHING_TO_PAY");
  if (lines > channel.maxLines)
    return refuse("TOO_MANY_LINES", { details: { lines, maxLines: channel.maxLines } });
  const batchId = newId();
  const made = await sql<{ number: number }>`
    insert into delivery.payment_batches (id, programme_code, period, stage, channel, place_code, value_on, made_by)
    values (${batchId}, ${input.programmeCode}, ${input.period}, ${input.stage}, ${channel.code}, ${input.placeCode},
            ${input.valueOn}, ${actor.userId}) returning number`.execute(tx);
  const number = made.rows[0]?.number ?? 0;
  const batch = { id: batchId, number, placeCode: input.placeCode };
  const workId = await beginWork(tx, batch, { step: "make", units: lines }, context);
  return done({ batchId, number, lines, workId }, [
    paymentEvents["delivery.payment-work-begun.v1"](batchSubject(batch), { step: "make", lines }),
  ]);
});
