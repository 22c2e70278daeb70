import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { exportPaymentBatch } from "../../contract/export-payment-batch.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { DoesNotFit } from "../../domain/channels/write-file.ts";
import { readStateSums } from "./balance.ts";
import { batchSubject, findBatch, seesWholeBatch } from "./batch-row.ts";
import { paymentChannels } from "./channels.ts";
import { findExport, type RecordedFile, recordExport } from "./record-export.ts";

export const handler = command(exportPaymentBatch, async (tx, input, { actor, newId }) => {
  const batch = await findBatch(tx, input.batchId, true);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  const channel = paymentChannels().get(batch.channel);
  if (!channel) throw new Error(`the channel ${batch.channel} of a batch is gone from reference/templates`);
  const answer = (file: RecordedFile, revision: number) =>
    done({ ...file, revision, totalRupiah: String(file.totalRupiah) }, [
      paymentEvents["delivery.payment-file-recorded.v1"](batchSubject(batch), {
        lines: file.lines,
        rupiah: String(file.totalRupiah),
        sha256: file.sha256,
      }),
    ]);
  // The same question after the answer was lost on the way: the recorded file, not another.
  const recorded = await findExport(tx, batch.id);
  if (recorded && batch.state === "exported") return answer(recorded, batch.revision);
  if (batch.revision !== input.baseRevision) return refuse("PAYMENT_BATCH_REVISED");
  if (batch.state !== "draft") return refuse("PAYMENT_BATCH_STATE_WRONG");
  if (!(await seesWholeBatch(tx, batch.id))) return refuse("PAYMENTS_HIDDEN");
  const sums = await readStateSums(tx, [batch.id]);
  const held = sums.find((one) => one.state === "held")?.lines ?? 0;
  if (held > 0) return refuse("PAYMENTS_HELD", { details: { held } });
  if (batch.lines === 0) return refuse("BATCH_EMPTY");
  try {
    const file = await recordExport(tx, batch, channel, { fileId: newId(), actorId: actor.userId });
    await sql`
      update delivery.payment_batches b
         set state = 'exported', export_id = ${file.fileId}, exported_at = now(), exported_by = ${actor.userId},
             line_count = ${file.lines}, total_rupiah = ${file.totalRupiah}::bigint, revision = b.revision + 1
       where b.id = ${batch.id}`.execute(tx);
    return answer(file, batch.revision + 1);
  } catch (error) {
    if (error instanceof DoesNotFit)
      return refuse("DOES_NOT_FIT_CHANNEL", { details: { line: error.position, value: error.value } });
    throw error;
  }
});
