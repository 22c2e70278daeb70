import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Channel } from "../../domain/channels/channel.ts";
import type { FileHead, FileLine } from "../../domain/channels/write-file.ts";
import { type BatchRow, batchNumberText } from "./batch-row.ts";

export interface RecordedFile {
  readonly fileId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly lines: number;
  readonly totalRupiah: bigint;
}

export const fileHead = (batch: BatchRow, channel: Channel): FileHead => ({
  batch: batchNumberText(batch.number),
  date: batch.valueOn,
  remark: channel.remark
    .replace("{programme}", batch.programmeCode)
    .replace("{period}", batch.period)
    .replace("{stage}", batch.stage),
});

/** Payments of a batch that go into its file, in order, after line `after`; `last` = line of the last of them. */
export async function readFileLines(
  tx: Tx,
  batchId: string,
  after: number,
  limit: number,
): Promise<{ readonly lines: FileLine[]; readonly last: number }> {
  // Rows as arrays: a hundred thousand objects with names cost twice as much.
  const { rows } = await tx.client.query<[string, string, string | null, string | null, bigint, number]>({
    text: `select p.reference, coalesce(p.account_name, p.name), p.account_number, p.nik, p.amount_rupiah, p.line
             from delivery.payments p where p.batch_id = $1 and p.state <> 'dropped' and p.line > $2
            order by p.line limit $3`,
    values: [batchId, after, limit],
    rowMode: "array",
  });
  return {
    lines: rows.map(([reference, name, account, nik, amountRupiah]) => ({
      reference,
      name,
      account: account ?? "",
      nik: nik ?? "",
      amountRupiah,
    })),
    last: rows.at(-1)?.[5] ?? after,
  };
}

/** Records a batch's written file and moves the batch on, in the caller's transaction. */
export async function recordFile(
  tx: Tx,
  batch: BatchRow,
  channel: Channel,
  file: {
    readonly fileId: string;
    readonly actorId: string;
    readonly content: Buffer;
    readonly sha256: Buffer;
  },
): Promise<void> {
  const fileName = channel.fileName
    .replace("{batch}", batchNumberText(batch.number))
    .replace("{date}", batch.valueOn.replaceAll("-", ""));
  await sql`
    insert into delivery.payment_files (id, batch_id, place_code, kind, file_name, sha256, content, line_count, total_rupiah, made_by)
    values (${file.fileId}, ${batch.id}, ${batch.placeCode}, 'export', ${fileName}, ${file.sha256}, ${file.content}, ${batch.lines},
            ${batch.totalRupiah}::bigint, ${file.actorId})`.execute(tx);
  await sql`
    update delivery.payment_batches b
       set state = 'exported', export_id = ${file.fileId}, exported_at = now(), exported_by = ${file.actorId}, work = null,
           revision = b.revision + 1
     where b.id = ${batch.id}`.execute(tx);
}

/** The export that is recorded for a batch, or undefined. */
export async function findExport(tx: Tx, batchId: string): Promise<RecordedFile | undefined> {
  const { rows } = await sql<RecordedFile>`
    select f.id as "fileId", f.file_name as "fileName", encode(f.sha256, 'hex') as sha256, f.line_count as lines,
           f.total_rupiah as "totalRupiah"
      from delivery.payment_files f where f.batch_id = ${batchId} and f.kind = 'export' and f.state <> 'superseded'`.execute(
    tx,
  );
  return rows[0];
}
