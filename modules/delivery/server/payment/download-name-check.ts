import { Readable } from "node:stream";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { encodeText } from "#platform/sheets/encoding/encode-text.ts";
import { downloadNameCheck } from "../../contract/download-name-check.ts";
import { writeFile } from "../../domain/channels/write-file.ts";
import { batchNumberText, batchSubject, findBatch, seesWholeBatch } from "./batch-row.ts";
import { paymentChannels } from "./channels.ts";
import { fileHead, readFileLines } from "./record-export.ts";

export const handler = query(downloadNameCheck, async (tx, { batchId }) => {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  if (batch.state !== "draft") return refuse("PAYMENT_BATCH_STATE_WRONG");
  const channel = paymentChannels().get(batch.channel);
  if (!channel?.nameCheck) return refuse("CHANNEL_HAS_NO_NAME_CHECK");
  if (!(await seesWholeBatch(tx, batch.id))) return refuse("PAYMENTS_HIDDEN");
  const lines = (await readFileLines(tx, batch.id, 0, channel.maxLines)).lines.filter(
    (line) => line.account !== "",
  );
  const { text } = writeFile(channel.nameCheck, channel, fileHead(batch, channel), lines);
  return shown(
    {
      fileName: `CEK-NAMA-${batchNumberText(batch.number)}.csv`,
      contentType: "text/csv; charset=utf-8",
      stream: Readable.from([encodeText(text, channel.nameCheck.encoding)]),
    },
    { purpose: "bank-file", subjects: [batchSubject(batch)] },
  );
});
