import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decideHeldPayment } from "../../contract/decide-held-payment.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { findBatch } from "./batch-row.ts";
import { givePaymentsBack } from "./give-back.ts";
import { findPayment, paymentSubject } from "./payment-row.ts";

export const handler = command(decideHeldPayment, async (tx, input, { actor }) => {
  const seen = await findPayment(tx, input.paymentId);
  if (!seen) return refuse("PAYMENT_NOT_FOUND");
  const batch = await findBatch(tx, seen.batchId, true);
  const payment = await findPayment(tx, input.paymentId);
  if (!batch || !payment) return refuse("PAYMENT_NOT_FOUND");
  if (batch.work) return refuse("PAYMENT_BATCH_BUSY");
  // A recipient may also be taken out of a draft without being held.
  const fits = payment.state === "held" || (payment.state === "open" && input.decision === "drop");
  if (batch.state !== "draft" || !fits) return refuse("PAYMENT_STATE_WRONG");
  const { decision, reason } = input;
  if (decision === "drop") {
    await sql`
      update delivery.payments set check_reason = ${reason}, checked_by = ${actor.userId} where id = ${payment.id}`.execute(
      tx,
    );
    await givePaymentsBack(tx, batch, sql`p.id = ${payment.id}`);
  } else {
    const number = decision === "correct" ? input.accountNumber : payment.accountNumber;
    const name = decision === "correct" ? input.accountName : payment.accountName;
    if (number === undefined || number === null || name === undefined) return refuse("ACCOUNT_NEEDED");
    await sql`
      update delivery.payments set state = 'open', account_number = ${number}, account_name = ${name},
             check_reason = ${reason}, checked_by = ${actor.userId} where id = ${payment.id}`.execute(tx);
    if (decision === "correct")
      await sql`
        update delivery.enrolments e set account_number = ${number}, account_name = ${name}, revision = e.revision + 1
         where e.region_code = ${payment.regionCode} and e.id = ${payment.enrolmentId}`.execute(tx);
  }
  const left = await sql<{ held: number }>`
    select coalesce(sum(s.lines), 0)::int as held from delivery.payment_sums(array[${batch.id}::uuid]) s
     where s.state = 'held'`.execute(tx);
  return done({ held: left.rows[0]?.held ?? 0 }, [
    paymentEvents["delivery.payment-held-decided.v1"](paymentSubject(payment), {
      batchId: batch.id,
      decision,
    }),
  ]);
});
