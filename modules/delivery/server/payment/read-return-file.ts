import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { readReturnFile } from "../../contract/read-return-file.ts";
import type { Channel } from "../../domain/channels/channel.ts";
import type { ReadLine } from "../../domain/channels/read-file.ts";
import { type BatchRow, batchSubject, findBatch, seesWholeBatch } from "./batch-row.ts";
import { paymentChannels } from "./channels.ts";
import { returnPreview } from "./return-preview.ts";
import { takeBankFile } from "./take-bank-file.ts";

/** Meaning of a bank's status: "paid", a class of rejection, or null where nothing of the line can be used. */
const meaningOf = (channel: Channel, line: ReadLine): string | null =>
  line.problem === null ? (channel.statuses[line.status] ?? channel.statuses["*"] ?? null) : null;

/**
 * Stores the lines of a file, each matched by its reference to a payment of the batch. A line that names no payment
 * of it is "unknown"; one whose amount, state or repetition contradicts it is an error: neither moves any money.
 */
async function storeLines(
  tx: Tx,
  batch: BatchRow,
  fileId: string,
  channel: Channel,
  lines: readonly ReadLine[],
): Promise<void> {
  const column = <T>(pick: (line: ReadLine) => T) => lines.map(pick);
  await sql`
    with said as (
      select * from unnest(${column((line) => line.line)}::int[], ${column((line) => line.reference)}::text[],
        ${column((line) => (line.amountRupiah === null ? null : String(line.amountRupiah)))}::bigint[],
        ${column((line) => meaningOf(channel, line))}::text[], ${column((line) => line.problem)}::text[],
        ${column((line) => line.message)}::text[]) as s(line, reference, amount, meaning, problem, message)
    ), counted as (
      select s.*, row_number() over (partition by s.reference order by s.line) as turn from said s
    ), matched as (
      select c.*, p.region_code, p.id as payment_id, p.compartment, p.state, p.amount_rupiah as owed,
             case when c.problem is not null then c.problem
                  when p.id is null then 'unknown-reference'
                  when c.turn > 1 then 'repeated-reference'
                  when c.amount is distinct from p.amount_rupiah then 'amount-differs'
                  when p.state <> 'sent' then 'already-' || p.state end as fault
        from counted c left join delivery.payments p on p.reference = c.reference and p.batch_id = ${batch.id}
    )
    insert into delivery.return_lines (file_id, line, place_code, compartment, reference, amount_rupiah, outcome, reject_class,
                                       bank_text, problem, payment_region, payment_id)
    select ${fileId}::uuid, m.line, ${batch.placeCode}, m.compartment, m.reference, m.amount,
           case when m.fault = 'unknown-reference' then 'unknown' when m.fault is not null then 'error'
                when m.meaning = 'paid' then 'paid' else 'rejected' end,
           case when m.fault is null and m.meaning <> 'paid' then m.meaning end, m.message, m.fault, m.region_code, m.payment_id
      from matched m`.execute(tx);
}

export const handler = command(readReturnFile, async (tx, input, { actor, newId, body }) => {
  const batch = await findBatch(tx, input.batchId, true);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  if (batch.state !== "released" && batch.state !== "settled") return refuse("PAYMENT_BATCH_STATE_WRONG");
  if (!(await seesWholeBatch(tx, batch.id))) return refuse("PAYMENTS_HIDDEN");
  const channel = paymentChannels().get(batch.channel);
  if (!channel) throw new Error(`the channel ${batch.channel} of a batch is gone from reference/templates`);
  const taken = await takeBankFile(tx, batch, channel, channel.return, body);
  if (!taken.ok) return taken;
  // Read again before it was applied: the former reading makes room.
  await sql`
    update delivery.payment_files f set state = 'superseded'
     where f.batch_id = ${batch.id} and f.kind = 'return' and f.state = 'read'`.execute(tx);
  const fileId = newId();
  const total = taken.lines.reduce((sum, line) => sum + (line.amountRupiah ?? 0n), 0n);
  await sql`
    insert into delivery.payment_files (id, batch_id, place_code, kind, file_name, sha256, content, line_count, total_rupiah, state,
                                        result, made_by)
    values (${fileId}, ${batch.id}, ${batch.placeCode}, 'return', ${input.fileName}, ${taken.sha256}, ${taken.content},
            ${taken.lines.length}, ${total}::bigint, 'read', ${JSON.stringify({ complete: taken.complete })}::jsonb,
            ${actor.userId})`.execute(tx);
  await storeLines(tx, batch, fileId, channel, taken.lines);
  const preview = await returnPreview(tx, fileId);
  if (!preview) throw new Error("a return file that was just stored is gone");
  return done(preview, [
    paymentEvents["delivery.payment-file-read.v1"](batchSubject(batch), {
      kind: "return",
      sha256: preview.sha256,
      lines: taken.lines.length,
    }),
  ]);
});
