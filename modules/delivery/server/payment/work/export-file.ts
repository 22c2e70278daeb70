import { createHash } from "node:crypto";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import { newId } from "#platform/kernel/ids.ts";
import { encodeText } from "#platform/sheets/encoding/encode-text.ts";
import { paymentEvents } from "../../../contract/payment-events.ts";
import { DoesNotFit, fileWriter } from "../../../domain/channels/write-file.ts";
import { batchSubject } from "../batch-row.ts";
import { paymentChannels } from "../channels.ts";
import { fileHead, readFileLines, recordFile } from "../record-export.ts";
import { inWork, lockMine, type RunStep, tellEnd } from "./payment-work.ts";

/**
 * Writes a batch's file page by page and records it: content, SHA-256, control totals. Everything in it comes from
 * the database, so writing it again after a crash gives the same bytes; and it is in the database whole, or there is
 * no file, because content, record and the batch's new state are one transaction.
 */
export const exportFile: RunStep = async (database, batchId, work, progress) => {
  const batch = await inWork(database, work, (tx) => lockMine(tx, batchId, work));
  if (!batch) return { batchId };
  const channel = paymentChannels().get(batch.channel);
  if (!channel) throw new Error(`the channel ${batch.channel} of a batch is gone from reference/templates`);
  await progress.phase("export", batch.lines);
  const writer = fileWriter(channel.export, channel, fileHead(batch, channel), batch);
  try {
    const parts = [writer.begin()];
    let [written, total, after] = [0, 0n, 0];
    for (;;) {
      const page = await inWork(database, work, (tx) => readFileLines(tx, batchId, after, work.rowsPerStep));
      parts.push(writer.rows(page.lines, written + 1));
      written += page.lines.length;
      total = page.lines.reduce((sum, line) => sum + line.amountRupiah, total);
      after = page.last;
      await progress.advance(page.lines.length);
      if (page.lines.length < work.rowsPerStep) break;
    }
    parts.push(writer.end());
    // Header and trailer were written with the batch's own figures: lines that add up to others must never leave.
    if (written !== batch.lines || total !== batch.totalRupiah)
      throw new Error(`the payments of batch ${batchId} differ from its totals`);
    const content = encodeText(parts.join(""), channel.export.encoding);
    await progress.check();
    await inWork(database, work, async (tx) => {
      const still = await lockMine(tx, batchId, work);
      if (!still) return;
      const sha256 = createHash("sha256").update(content).digest();
      await recordFile(tx, still, channel, { fileId: newId(), actorId: work.actorId, content, sha256 });
      await tellEnd(
        tx,
        work,
        "delivery.export-payment-batch",
        paymentEvents["delivery.payment-file-recorded.v1"](batchSubject(still), {
          lines: written,
          rupiah: String(total),
          sha256: sha256.toString("hex"),
        }),
      );
    });
    return { batchId, lines: written };
  } catch (error) {
    // The value itself may be an account number: only where it stands is told.
    if (error instanceof DoesNotFit) throw new BatchFailed("DOES_NOT_FIT_CHANNEL", { line: error.position });
    throw error;
  }
};
