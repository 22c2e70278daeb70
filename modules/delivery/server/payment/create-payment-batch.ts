import { sql } from "kysely";
import { placeExists } from "#modules/regions/server/index.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { createPaymentBatch } from "../../contract/create-payment-batch.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { batchSubject } from "./batch-row.ts";
import { paymentChannels } from "./channels.ts";
import { insertPayments } from "./claim-payments.ts";

export const handler = command(createPaymentBatch, async (tx, input, { actor, newId }) => {
  const channel = paymentChannels().get(input.channel);
  if (!channel) return refuse("CHANNEL_UNKNOWN");
  if (!input.placeCode.startsWith(actor.areaCode) || !(await placeExists(tx, input.placeCode)))
    return refuse("PLACE_OUTSIDE_AREA");
  const batchId = newId();
  const made = await sql<{ number: number }>`
    insert into delivery.payment_batches (id, programme_code, period, stage, channel, place_code, value_on, made_by)
    values (${batchId}, ${input.programmeCode}, ${input.period}, ${input.stage}, ${channel.code}, ${input.placeCode},
            ${input.valueOn}, ${actor.userId}) returning number`.execute(tx);
  const number = made.rows[0]?.number ?? 0;
  // The update is the claim: two officers queue on the rows, and the second finds nothing due any more.
  const claim = await insertPayments(
    tx,
    { id: batchId, number },
    channel,
    sql`update delivery.entitlements t set state = 'paying'
          from delivery.enrolments e
         where t.programme_code = ${input.programmeCode} and t.period = ${input.period} and t.stage = ${input.stage}
           and t.state = 'due' and t.amount_rupiah > 0 and t.budget_id is not null
           and t.place_code >= ${input.placeCode} and t.place_code < ${`${input.placeCode}:`}
           and e.region_code = t.region_code and e.id = t.enrolment_id
           and coalesce(e.channel, ${channel.code}) = ${channel.code}
        returning t.region_code, t.place_code, t.compartment, t.id as entitlement_id, t.enrolment_id, t.decree_id,
                  t.budget_id, t.amount_rupiah`,
  );
  if (claim.lines === 0) return refuse("NOTHING_TO_PAY");
  if (claim.lines > channel.maxLines)
    return refuse("TOO_MANY_LINES", { details: { lines: claim.lines, maxLines: channel.maxLines } });
  await sql`
    update delivery.payment_batches set line_count = ${claim.lines}, total_rupiah = ${claim.rupiah}::bigint where id = ${batchId}`.execute(
    tx,
  );
  const { lines, held } = claim;
  return done({ batchId, number, lines, held, totalRupiah: String(claim.rupiah) }, [
    paymentEvents["delivery.payment-batch-created.v1"](
      batchSubject({ id: batchId, placeCode: input.placeCode }),
      {
        programmeCode: input.programmeCode,
        period: input.period,
        stage: input.stage,
        channel: channel.code,
        lines,
        held,
        rupiah: String(claim.rupiah),
      },
    ),
  ]);
});
