import { Readable } from "node:stream";
import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { officeLetterhead } from "#modules/regions/server/index.ts";
import { paymentLetter } from "#platform/documents/payment-letter.ts";
import { openPress, type Press } from "#platform/documents/press.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { terbilang } from "#platform/kernel/terbilang.ts";
import { query } from "#platform/runtime/operation.ts";
import { printCoverLetter } from "../../contract/print-cover-letter.ts";
import { placeNamer } from "../place-label.ts";
import { batchNumberText, findBatch } from "./batch-row.ts";
import { paymentChannels } from "./channels.ts";
import { findExport } from "./record-export.ts";

// Opened at the first letter: its thread takes half a second and does not keep the process alive when idle.
let press: Press | undefined;

export const handler = query(printCoverLetter, async (tx, { batchId }, { actor, now }) => {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  const file = await findExport(tx, batchId);
  if (!file) return refuse("PAYMENT_BATCH_STATE_WRONG");
  const channel = paymentChannels().get(batch.channel);
  const programme = await sql<{ title: string | null }>`
    select v.definition #>> '{title,id}' as title from programmes.versions v
     where v.programme_code = ${batch.programmeCode} order by v.number desc limit 1`.execute(tx);
  const names = await userNames(
    tx,
    [batch.madeBy, batch.releasedBy].filter((id) => id !== null),
  );
  const label = await placeNamer(tx, [batch.placeCode]);
  press ??= openPress();
  const pdf = await press.renderPdf(
    paymentLetter,
    {
      office: await officeLetterhead(tx),
      batchNumber: batchNumberText(batch.number),
      channel: channel?.title.id ?? batch.channel,
      programme: programme.rows[0]?.title ?? batch.programmeCode,
      period: batch.period,
      stage: batch.stage,
      place: label(batch.placeCode) || batch.placeCode,
      valueOn: batch.valueOn,
      debitAccount: channel?.debitAccount ?? "",
      fileName: file.fileName,
      sha256: file.sha256,
      lines: file.lines,
      totalRupiah: file.totalRupiah,
      totalInWords: `${terbilang(file.totalRupiah)} rupiah`,
      isReissue: batch.kind === "reissue",
      isReleased: batch.releasedAt !== null,
      madeBy: names.get(batch.madeBy) ?? "",
      releasedBy: batch.releasedBy === null ? "" : (names.get(batch.releasedBy) ?? ""),
      printedBy: actor.displayName,
    },
    now,
  );
  return plain({
    fileName: `surat-pengantar-${batchNumberText(batch.number)}.pdf`,
    contentType: "application/pdf",
    stream: Readable.from([pdf]),
  });
});
