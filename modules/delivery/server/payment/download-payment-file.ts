import { Readable } from "node:stream";
import { sql } from "kysely";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { downloadPaymentFile } from "../../contract/download-payment-file.ts";
import { batchSubject, findBatch, seesWholeBatch } from "./batch-row.ts";

export const handler = query(downloadPaymentFile, async (tx, { fileId }) => {
  const { rows } = await sql<{ batchId: string; kind: string; fileName: string; content: Buffer }>`
    select f.batch_id as "batchId", f.kind, f.file_name as "fileName", f.content
      from delivery.payment_files f where f.id = ${fileId}`.execute(tx);
  const file = rows[0];
  const batch = file ? await findBatch(tx, file.batchId) : undefined;
  if (!file || !batch) return refuse("PAYMENT_FILE_NOT_FOUND");
  if (!(await seesWholeBatch(tx, batch.id))) return refuse("PAYMENTS_HIDDEN");
  if (file.kind === "export" && batch.state !== "released" && batch.state !== "settled")
    return refuse("NOT_RELEASED_YET");
  return shown(
    {
      fileName: file.fileName,
      contentType: "application/octet-stream",
      stream: Readable.from([file.content]),
    },
    { purpose: "bank-file", subjects: [batchSubject(batch)] },
  );
});
