import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { exportPaymentBatch } from "../../contract/export-payment-batch.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { readStateSums } from "./balance.ts";
import { batchSubject, findBatch, seesWholeBatch } from "./batch-row.ts";
import { findExport } from "./record-export.ts";
import { beginWork } from "./work/payment-work.ts";

export const handler = command(exportPaymentBatch, async (tx, input, context) => {
  const batch = await findBatch(tx, input.batchId, true);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  const answer = (workId: string | null, fileId: string | null) =>
    done({ workId, fileId }, [
      paymentEvents["delivery.payment-work-begun.v1"](batchSubject(batch), {
        step: "export",
        lines: batch.lines,
      }),
    ]);
  // The same question after the answer was lost on the way: the recorded file or the work that writes it, not another.
  const recorded = await findExport(tx, batch.id);
  if (recorded && batch.state === "exported") return answer(null, recorded.fileId);
  if (batch.work?.step === "export") return answer(batch.work.workId, null);
  if (batch.work) return refuse("PAYMENT_BATCH_BUSY");
  if (batch.revision !== input.baseRevision) return refuse("PAYMENT_BATCH_REVISED");
  if (batch.state !== "draft") return refuse("PAYMENT_BATCH_STATE_WRONG");
  if (!(await seesWholeBatch(tx, batch.id))) return refuse("PAYMENTS_HIDDEN");
  const sums = await readStateSums(tx, [batch.id]);
  const held = sums.find((one) => one.state === "held")?.lines ?? 0;
  if (held > 0) return refuse("PAYMENTS_HELD", { details: { held } });
  if (batch.lines === 0) return refuse("BATCH_EMPTY");
  return answer(await beginWork(tx, batch, { step: "export", units: batch.lines }, context), null);
});
