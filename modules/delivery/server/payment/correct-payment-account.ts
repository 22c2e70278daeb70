import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { correctPaymentAccount } from "../../contract/correct-payment-account.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { maskAccount } from "./mask-account.ts";
import { findPayment, paymentSubject } from "./payment-row.ts";

export const handler = command(correctPaymentAccount, async (tx, input) => {
  const payment = await findPayment(tx, input.paymentId);
  if (!payment) return refuse("PAYMENT_NOT_FOUND");
  if (payment.state !== "rejected") return refuse("PAYMENT_STATE_WRONG");
  await sql`
    update delivery.enrolments e set account_number = ${input.accountNumber}, account_name = ${input.accountName},
           revision = e.revision + 1
     where e.region_code = ${payment.regionCode} and e.id = ${payment.enrolmentId}`.execute(tx);
  await sql`
    update delivery.payments p set check_class = 'corrected', check_reason = ${input.reason} where p.id = ${payment.id}`.execute(
    tx,
  );
  return done({ accountMasked: maskAccount(input.accountNumber) }, [
    paymentEvents["delivery.payment-account-corrected.v1"](paymentSubject(payment), {
      paymentId: payment.id,
    }),
  ]);
});
