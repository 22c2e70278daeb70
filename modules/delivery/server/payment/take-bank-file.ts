import type { Readable } from "node:stream";
import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { type Refused, refuse } from "#platform/kernel/result.ts";
import type { bankFileErrors } from "../../contract/payment-shapes.ts";
import type { Channel, Layout } from "../../domain/channels/channel.ts";
import { type ReadLine, readFile } from "../../domain/channels/read-file.ts";
import { batchOfReference } from "../../domain/channels/reference-number.ts";
import { type BatchRow, batchNumberText } from "./batch-row.ts";
import { decodeBankText, readBody } from "./read-body.ts";

export interface BankFile {
  readonly ok: true;
  readonly content: Buffer;
  readonly sha256: Buffer;
  readonly lines: readonly ReadLine[];
  readonly complete: boolean;
}

const refusals = {
  empty: "BANK_FILE_EMPTY",
  "not-this-layout": "BANK_FILE_OTHER_LAYOUT",
  "cut-off": "BANK_FILE_CUT_OFF",
} as const;

/** The one batch that all references of a file belong to, or null. */
function batchOfLines(lines: readonly ReadLine[]): number | null {
  const numbers = new Set(
    lines.map((line) => batchOfReference(line.reference)).filter((one) => one !== null),
  );
  const [only] = numbers;
  return numbers.size === 1 ? (only ?? null) : null;
}

/** Number of the batch that the same bytes were already applied to, or null. */
async function appliedTo(tx: Tx, sha256: Buffer): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    select b.number from delivery.payment_files f join delivery.payment_batches b on b.id = f.batch_id
     where f.sha256 = ${sha256} and f.kind <> 'export' and f.state = 'applied'`.execute(tx);
  return rows[0]?.number ?? null;
}

/**
 * Receives a bank's answer to a batch: whole, of this layout, of this batch and not yet applied, or refused with the
 * reason and, where it is known, the batch it belongs to.
 */
export async function takeBankFile(
  tx: Tx,
  batch: BatchRow,
  channel: Channel,
  layout: Layout,
  body: Readable | undefined,
): Promise<BankFile | Refused<keyof typeof bankFileErrors>> {
  const received = await readBody(body);
  if (!received) return refuse("FILE_TOO_LARGE");
  const applied = await appliedTo(tx, received.sha256);
  if (applied !== null)
    return refuse("BANK_FILE_ALREADY_APPLIED", { details: { batchNumber: batchNumberText(applied) } });
  const read = readFile(layout, channel, decodeBankText(received.content, layout.encoding));
  if (!read.ok) {
    const { fault, linesRead, linesStated, totalRead, totalStated } = read;
    return refuse(refusals[fault], {
      details: {
        linesRead,
        linesStated: linesStated ?? "?",
        totalRead: String(totalRead),
        totalStated: String(totalStated ?? "?"),
      },
    });
  }
  const said = read.batch === null ? batchOfLines(read.lines) : Number(read.batch);
  if (said !== null && Number.isInteger(said) && said !== batch.number)
    return refuse("BANK_FILE_OF_OTHER_BATCH", { details: { batchNumber: batchNumberText(said) } });
  return { ok: true, ...received, lines: read.lines, complete: read.complete };
}
