import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { readReturnFile } from "../../contract/read-return-file.ts";
import { batchSubject, findBatch, seesWholeBatch } from "./batch-row.ts";
import { paymentChannels } from "./channels.ts";
import { takeBankFile } from "./take-bank-file.ts";
import { beginWork } from "./work/payment-work.ts";

export const handler = command(readReturnFile, async (tx, input, context) => {
  const { actor, newId, body } = context;
  const batch = await findBatch(tx, input.batchId, true);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  if (batch.state !== "released" && batch.state !== "settled") return refuse("PAYMENT_BATCH_STATE_WRONG");
  if (batch.work) return refuse("PAYMENT_BATCH_BUSY");
  if (!(await seesWholeBatch(tx, batch.id))) return refuse("PAYMENTS_HIDDEN");
  const channel = paymentChannels().get(batch.channel);
  if (!channel) throw new Error(`the channel ${batch.channel} of a batch is gone from reference/templates`);
  // Whether it is whole, of this batch and new is said at once; storing its lines is the long part.
  const taken = await takeBankFile(tx, batch, channel, channel.return, body);
  if (!taken.ok) return taken;
  // Read again before it was applied: the former reading makes room.
  await sql`
    update delivery.payment_files f set state = 'superseded'
     where f.batch_id = ${batch.id} and f.kind = 'return' and f.state = 'read'`.execute(tx);
  const fileId = newId();
  const lines = taken.lines.length;
  const total = taken.lines.reduce((sum, line) => sum + (line.amountRupiah ?? 0n), 0n);
  await sql`
    insert into delivery.payment_files (id, batch_id, place_code, kind, file_name, sha256, content, line_count, total_rupiah, state,
                                        result, made_by)
    values (${fileId}, ${batch.id}, ${batch.placeCode}, 'return', ${input.fileName}, ${taken.sha256}, ${taken.content},
            ${lines}, ${total}::bigint, 'reading', ${JSON.stringify({ complete: taken.complete })}::jsonb,
            ${actor.userId})`.execute(tx);
  const workId = await beginWork(tx, batch, { step: "read-return", units: lines, fileId }, context);
  return done({ fileId, workId, lines }, [
    paymentEvents["delivery.payment-work-begun.v1"](batchSubject(batch), { step: "read-return", lines }),
  ]);
});
