import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { encodeText } from "#platform/sheets/encoding/encode-text.ts";
import type { Channel } from "../../domain/channels/channel.ts";
import { type FileHead, type FileLine, writeFile } from "../../domain/channels/write-file.ts";
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

/** The payments of a batch that go into its file, in order. */
export async function readFileLines(tx: Tx, batchId: string): Promise<FileLine[]> {
  // Rows as arrays: a hundred thousand objects with names cost twice as much.
  const { rows } = await tx.client.query<[string, string, string | null, string | null, bigint]>({
    text: `select p.reference, coalesce(p.account_name, p.name), p.account_number, p.nik, p.amount_rupiah
             from delivery.payments p where p.batch_id = $1 and p.state <> 'dropped'
            order by p.line`,
    values: [batchId],
    rowMode: "array",
  });
  return rows.map(([reference, name, account, nik, amountRupiah]) => ({
    reference,
    name,
    account: account ?? "",
    nik: nik ?? "",
    amountRupiah,
  }));
}

/**
 * Writes a batch's file and records it: content, SHA-256, control totals. Everything in it comes from the database,
 * so writing it again gives the same bytes; and it is in the database, or there is no file, because both are one
 * transaction.
 */
export async function recordExport(
  tx: Tx,
  batch: BatchRow,
  channel: Channel,
  by: { readonly fileId: string; readonly actorId: string },
): Promise<RecordedFile> {
  const written = writeFile(
    channel.export,
    channel,
    fileHead(batch, channel),
    await readFileLines(tx, batch.id),
  );
  const content = encodeText(written.text, channel.export.encoding);
  const sha256 = createHash("sha256").update(content).digest();
  const fileName = channel.fileName
    .replace("{batch}", batchNumberText(batch.number))
    .replace("{date}", batch.valueOn.replaceAll("-", ""));
  await sql`
    insert into delivery.payment_files (id, batch_id, place_code, kind, file_name, sha256, content, line_count, total_rupiah, made_by)
    values (${by.fileId}, ${batch.id}, ${batch.placeCode}, 'export', ${fileName}, ${sha256}, ${content}, ${written.lines},
            ${written.totalRupiah}::bigint, ${by.actorId})`.execute(tx);
  return {
    fileId: by.fileId,
    fileName,
    sha256: sha256.toString("hex"),
    lines: written.lines,
    totalRupiah: written.totalRupiah,
  };
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
