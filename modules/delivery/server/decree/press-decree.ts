import { createHash } from "node:crypto";
import { z } from "zod";
import type { Progress } from "#platform/batch/progress.ts";
import { runBatch } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { inScope, noScope, type Tx } from "#platform/db/tx.ts";
import { decreeDocument, decreeListDocument } from "#platform/documents/decree.ts";
import { openPress, type Press } from "#platform/documents/press.ts";
import { terbilang } from "#platform/kernel/terbilang.ts";
import type { JobHandler } from "#platform/runtime/jobs.ts";
import {
  linesPerAttachment,
  longestInlineList,
  type PaperFacts,
  readListRows,
  readPaperFacts,
} from "./paper-data.ts";

let press: Press | undefined;

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest();

interface Attachment {
  readonly title: string;
  readonly regionCode: string;
  readonly lines: number;
  readonly totalRupiah: bigint;
  readonly sha256: string;
}

/** Prints the attachments of one kabupaten/kota, part by part, and keeps each as it comes. */
async function pressRegion(
  tx: Tx,
  press: Press,
  decreeId: string,
  facts: PaperFacts,
  region: PaperFacts["regions"][number],
  from: number,
  at: Date,
  progress: Progress,
): Promise<Attachment[]> {
  const { common } = facts;
  const parts = Math.ceil(region.lines / linesPerAttachment);
  const made: Attachment[] = [];
  let after = 0;
  for (let part = 1; part <= parts; part += 1) {
    const firstNo = (part - 1) * linesPerAttachment + 1;
    const { lines, last } = await readListRows(tx, decreeId, {
      regionCode: region.regionCode,
      after,
      limit: linesPerAttachment,
      firstNo,
    });
    after = last;
    const title = parts === 1 ? region.label : `${region.label} (${part}/${parts})`;
    const totalRupiah = lines.reduce(
      (sum, line) => (line.effect === "grant" ? sum + line.totalRupiah : sum),
      0n,
    );
    const { office, number, datedOn, title: subject, listSha256, verification } = common;
    if (verification === null) throw new Error(`decree ${decreeId} was not checked`);
    const pdf = await press.renderPdf(
      decreeListDocument,
      {
        office,
        number,
        datedOn,
        title: subject,
        region: title,
        lines,
        totalRupiah,
        totalInWords: terbilang(totalRupiah),
        listSha256,
        verification,
      },
      at,
    );
    const hash = sha256(pdf);
    await tx.client.query(
      `insert into delivery.decree_attachments (decree_id, position, place_code, decree_place_code, title, line_count, total_rupiah, content, sha256)
       select d.id, $2, d.place_code, d.place_code, $3, $4, $5, $6, $7 from delivery.decrees d where d.id = $1`,
      [decreeId, from + part - 1, title, lines.length, totalRupiah, pdf, hash],
    );
    made.push({
      title,
      regionCode: region.regionCode,
      lines: lines.length,
      totalRupiah,
      sha256: hash.toString("hex"),
    });
    await progress.advance(lines.length);
  }
  return made;
}

/**
 * Prints the paper of a checked decree: the decree with its list, or with the hashes of its attachments where the list
 * is long. One transaction: a crash leaves the paper waiting, and the job prints it again.
 */
export async function pressDecree(
  database: Database,
  decreeId: string,
  progress: Progress,
  at: Date,
): Promise<{ parts: number }> {
  press ??= openPress();
  const printer = press;
  return inScope(database.loader, noScope, "read write", async (tx) => {
    const facts = await readPaperFacts(tx, decreeId);
    await progress.phase("print", facts.common.lines);
    await tx.client.query("delete from delivery.decree_attachments where decree_id = $1", [decreeId]);
    const isShort = facts.common.lines <= longestInlineList;
    const attachments: Attachment[] = [];
    for (const region of isShort ? [] : facts.regions)
      attachments.push(
        ...(await pressRegion(tx, printer, decreeId, facts, region, attachments.length + 1, at, progress)),
      );
    const list = isShort
      ? (
          await readListRows(tx, decreeId, {
            regionCode: null,
            after: 0,
            limit: longestInlineList,
            firstNo: 1,
          })
        ).lines
      : null;
    const regions = isShort
      ? facts.regions.map((region) => ({ ...region, attachmentSha256: null }))
      : attachments.map(({ title, lines, totalRupiah, sha256 }) => ({
          label: title,
          lines,
          totalRupiah,
          attachmentSha256: sha256,
        }));
    const pdf = await printer.renderPdf(
      decreeDocument,
      { ...facts.common, regions, list, linesLeftOut: 0 },
      at,
    );
    await tx.client.query(
      `update delivery.decree_papers p set state = 'ready', content = $2, sha256 = $3, made_at = $4
        where p.decree_id = $1 and p.list_sha256 = $5`,
      [decreeId, pdf, sha256(pdf), at, facts.listSha256],
    );
    return { parts: attachments.length };
  });
}

const Payload = z.object({ decreeId: z.uuid(), batchId: z.uuid() });

/** Job: runs after a decree was checked. */
export const pressDecreeJob: JobHandler = async (payload, { database, signal }) => {
  const { decreeId, batchId } = Payload.parse(payload);
  const end = await runBatch(database, batchId, signal, async (progress) => ({
    ...(await pressDecree(database, decreeId, progress, new Date())),
    decreeId,
  }));
  if (end === "failed" || end === "cancelled")
    await database.loader.query(
      "update delivery.decree_papers p set state = 'failed' where p.decree_id = $1 and p.state = 'waiting'",
      [decreeId],
    );
};
