import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { cancelPaymentBatch } from "../../contract/cancel-payment-batch.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { batchSubject, findBatch, seesWholeBatch } from "./batch-row.ts";
import { givePaymentsBack } from "./give-back.ts";

export const handler = command(cancelPaymentBatch, async (tx, input) => {
  const batch = await findBatch(tx, input.batchId, true);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  if (batch.work) return refuse("PAYMENT_BATCH_BUSY");
  if (batch.revision !== input.baseRevision) return refuse("PAYMENT_BATCH_REVISED");
  if (batch.state !== "draft" && batch.state !== "exported") return refuse("PAYMENT_BATCH_STATE_WRONG");
  if (!(await seesWholeBatch(tx, batch.id))) return refuse("PAYMENTS_HIDDEN");
  const lines = await givePaymentsBack(tx, batch, sql`true`);
  await sql`update delivery.payment_files f set state = 'superseded' where f.batch_id = ${batch.id} and f.kind = 'export'`.execute(
    tx,
  );
  await sql`
    update delivery.payment_batches b set state = 'cancelled', export_id = null, cancel_reason = ${input.reason}, revision = b.revision + 1
     where b.id = ${batch.id}`.execute(tx);
  return done({ revision: batch.revision + 1, lines }, [
    paymentEvents["delivery.payment-batch-cancelled.v1"](batchSubject(batch), {
      lines,
      rupiah: String(batch.totalRupiah),
    }),
  ]);
});
