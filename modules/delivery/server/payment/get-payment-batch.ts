import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { placeNamer } from "../place-label.ts";
import { balanceOf, readStateSums } from "./balance.ts";
import { batchView, findBatch } from "./batch-row.ts";
import { paymentChannels } from "./channels.ts";

type Page = OutputOf<typeof getPaymentBatch>;

export const handler = query(getPaymentBatch, async (tx, { batchId }, { actor }) => {
  const row = await findBatch(tx, batchId);
  if (!row) return refuse("PAYMENT_BATCH_NOT_FOUND");
  const files = await sql<Omit<Page["files"][number], "madeAt"> & { madeAt: Date }>`
    select f.id as "fileId", f.kind, f.file_name as "fileName", encode(f.sha256, 'hex') as sha256, f.line_count as lines,
           f.total_rupiah::text as "totalRupiah", f.state, f.made_at as "madeAt", f.made_by as "madeBy"
      from delivery.payment_files f where f.batch_id = ${batchId} order by f.made_at`.execute(tx);
  const journals = await sql<Page["journals"][number]>`
    select j.id as "journalId", j.number, j.kind, j.posted_on as "postedOn" from delivery.journals j
     where j.batch_id = ${batchId} order by j.number`.execute(tx);
  const names = await userNames(
    tx,
    [row.madeBy, row.exportedBy, row.releasedBy, ...files.rows.map((file) => file.madeBy)].filter(
      (id) => id !== null,
    ),
  );
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ""));
  const sums = await readStateSums(tx, [batchId]);
  const seen = await sql<{ lines: number }>`
    select count(*)::int as lines from delivery.payments p where p.batch_id = ${batchId}`.execute(tx);
  const label = await placeNamer(tx, [row.placeCode]);
  return plain({
    batch: batchView(row, label),
    steps: {
      madeBy: nameOf(row.madeBy) ?? "",
      exportedAt: row.exportedAt?.toISOString() ?? null,
      exportedBy: nameOf(row.exportedBy),
      releasedAt: row.releasedAt?.toISOString() ?? null,
      releasedBy: nameOf(row.releasedBy),
      settledAt: row.settledAt?.toISOString() ?? null,
      cancelReason: row.cancelReason,
    },
    ownWork: actor.userId === row.madeBy || actor.userId === row.exportedBy,
    hasNameCheck: (paymentChannels().get(row.channel)?.nameCheck ?? null) !== null,
    states: Object.fromEntries(
      sums.map((one) => [one.state, { lines: one.lines, rupiah: String(one.rupiah) }]),
    ),
    balance: balanceOf(row, sums),
    hiddenLines: sums.reduce((sum, one) => sum + one.lines, 0) - (seen.rows[0]?.lines ?? 0),
    files: files.rows.map((file) => ({
      ...file,
      madeAt: file.madeAt.toISOString(),
      madeBy: nameOf(file.madeBy) ?? "",
    })),
    journals: journals.rows,
  });
});
