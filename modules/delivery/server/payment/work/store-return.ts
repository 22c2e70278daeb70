import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { paymentEvents } from "../../../contract/payment-events.ts";
import type { Channel } from "../../../domain/channels/channel.ts";
import { type ReadLine, readFile } from "../../../domain/channels/read-file.ts";
import { type BatchRow, batchSubject } from "../batch-row.ts";
import { paymentChannels } from "../channels.ts";
import { decodeBankText } from "../read-body.ts";
import { freshenStatistics, inWork, lockMine, type RunStep, tellEnd } from "./payment-work.ts";

/** Meaning of a bank's status: "paid", a class of rejection, or null where nothing of the line can be used. */
const meaningOf = (channel: Channel, line: ReadLine): string | null =>
  line.problem === null ? (channel.statuses[line.status] ?? channel.statuses["*"] ?? null) : null;

/**
 * Stores lines of a file, each matched by its reference to a payment of the batch. A line that names no payment
 * of it is "unknown"; one whose amount, state or repetition contradicts it is an error: neither moves any money.
 * Lines that a run before a crash stored stay as they are.
 */
async function storeLines(
  tx: Tx,
  batch: BatchRow,
  fileId: string,
  channel: Channel,
  lines: ReadonlyArray<ReadLine & { readonly isRepeated: boolean }>,
): Promise<void> {
  const column = <T>(pick: (line: (typeof lines)[number]) => T) => lines.map(pick);
  await sql`
    with said as (
      select * from unnest(${column((line) => line.line)}::int[], ${column((line) => line.reference)}::text[],
        ${column((line) => (line.amountRupiah === null ? null : String(line.amountRupiah)))}::bigint[],
        ${column((line) => meaningOf(channel, line))}::text[], ${column((line) => line.problem)}::text[],
        ${column((line) => line.message)}::text[], ${column((line) => line.isRepeated)}::boolean[])
        as s(line, reference, amount, meaning, problem, message, repeated)
    ), matched as (
      select s.*, p.region_code, p.id as payment_id, p.compartment, p.state, p.amount_rupiah as owed,
             case when s.problem is not null then s.problem
                  when p.id is null then 'unknown-reference'
                  when s.repeated then 'repeated-reference'
                  when s.amount is distinct from p.amount_rupiah then 'amount-differs'
                  when p.state <> 'sent' then 'already-' || p.state end as fault
        from said s left join delivery.payments p on p.reference = s.reference and p.batch_id = ${batch.id}
    )
    insert into delivery.return_lines (file_id, line, place_code, compartment, reference, amount_rupiah, outcome, reject_class,
                                       bank_text, problem, payment_region, payment_id)
    select ${fileId}::uuid, m.line, ${batch.placeCode}, m.compartment, m.reference, m.amount,
           case when m.fault = 'unknown-reference' then 'unknown' when m.fault is not null then 'error'
                when m.meaning = 'paid' then 'paid' else 'rejected' end,
           case when m.fault is null and m.meaning <> 'paid' then m.meaning end, m.message, m.fault, m.region_code, m.payment_id
      from matched m
    on conflict (file_id, line) do nothing`.execute(tx);
}

/** The file as it was recorded when it came in; its control totals were checked then. */
async function readAgain(tx: Tx, fileId: string, channel: Channel): Promise<readonly ReadLine[]> {
  const { rows } = await sql<{ content: Buffer }>`
    select f.content from delivery.payment_files f where f.id = ${fileId} and f.state = 'reading'`.execute(
    tx,
  );
  const [file] = rows;
  const read =
    file && readFile(channel.return, channel, decodeBankText(file.content, channel.return.encoding));
  if (read?.ok !== true) throw new Error(`the return file ${fileId} cannot be read again`);
  return read.lines;
}

/** Stores a return file's lines step by step; the file counts as read only when the last of them is stored. */
export const storeReturn: RunStep = async (database, batchId, work, progress) => {
  const { fileId } = work;
  if (fileId === null) throw new Error("reading a return file was begun without one");
  const begun = await inWork(database, work, async (tx) => {
    const batch = await lockMine(tx, batchId, work);
    const channel = batch && paymentChannels().get(batch.channel);
    if (!channel) return null;
    const stored = await sql<{ line: number }>`
      select coalesce(max(r.line), 0)::int as line from delivery.return_lines r where r.file_id = ${fileId}`.execute(
      tx,
    );
    return { batch, channel, lines: await readAgain(tx, fileId, channel), after: stored.rows[0]?.line ?? 0 };
  });
  if (begun === null) return { batchId };
  const { batch, channel, after } = begun;
  await progress.phase("read-return", begun.lines.length);
  const seen = new Set<string>();
  const lines = begun.lines.map((line) => {
    const isRepeated = seen.has(line.reference);
    seen.add(line.reference);
    return { ...line, isRepeated };
  });
  const left = lines.filter((line) => line.line > after);
  await progress.advance(lines.length - left.length);
  for (let at = 0; at < left.length; at += work.rowsPerStep) {
    await progress.check();
    const step = left.slice(at, at + work.rowsPerStep);
    const isMine = await inWork(database, work, async (tx) => {
      if (!(await lockMine(tx, batchId, work))) return false;
      await storeLines(tx, batch, fileId, channel, step);
      return true;
    });
    if (!isMine) return { batchId };
    await progress.advance(step.length);
  }
  await progress.check();
  await freshenStatistics(database, ["delivery.return_lines", "delivery.payments"]);
  await inWork(database, work, async (tx) => {
    if (!(await lockMine(tx, batchId, work))) return;
    const { rows } = await sql<{ sha256: string }>`
      update delivery.payment_files f set state = 'read' where f.id = ${fileId} and f.state = 'reading'
      returning encode(f.sha256, 'hex') as sha256`.execute(tx);
    await sql`update delivery.payment_batches b set work = null where b.id = ${batchId}`.execute(tx);
    await tellEnd(
      tx,
      work,
      "delivery.read-return-file",
      paymentEvents["delivery.payment-file-read.v1"](batchSubject(batch), {
        kind: "return",
        sha256: rows[0]?.sha256 ?? "",
        lines: lines.length,
      }),
    );
  });
  return { batchId, lines: lines.length };
};
