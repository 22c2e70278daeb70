import { sql } from "kysely";
import { recordAid } from "#modules/registry/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { applyReturnFile } from "../../contract/apply-return-file.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { aidRows } from "../enrolment/aid-rows.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { balanceOf, readStateSums } from "./balance.ts";
import { batchNumberText, batchSubject, findBatch, seesWholeBatch } from "./batch-row.ts";
import { returnPreview } from "./return-preview.ts";
import { settleBatch } from "./settle-batch.ts";

interface Taken {
  readonly state: "paid" | "rejected";
  readonly budgetId: string;
  readonly lines: number;
  readonly rupiah: bigint;
}

/** Gives payments the state their line of the file says; only those still waiting. */
async function takeResults(tx: Tx, batchId: string, fileId: string): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    with taken as (
      update delivery.payments p
         set state = r.outcome, reject_class = r.reject_class, result_text = nullif(r.bank_text, ''),
             result_file_id = r.file_id, result_line = r.line, resulted_at = now()
        from delivery.return_lines r
       where r.file_id = ${fileId} and r.outcome in ('paid', 'rejected') and p.region_code = r.payment_region
         and p.id = r.payment_id and p.batch_id = ${batchId} and p.state = 'sent'
      returning p.region_code, p.entitlement_id, p.state, p.budget_id, p.amount_rupiah
    ), settled as (
      update delivery.entitlements t set state = 'paid'
        from taken k
       where k.state = 'paid' and t.region_code = k.region_code and t.id = k.entitlement_id
    )
    select k.state, k.budget_id as "budgetId", count(*)::int as lines, sum(k.amount_rupiah)::bigint as rupiah
      from taken k group by k.state, k.budget_id order by k.budget_id, k.state`.execute(tx);
  return rows;
}

export const handler = command(applyReturnFile, async (tx, { fileId }, { actor, now, newId }) => {
  const found = await sql<{ batchId: string }>`
    select f.batch_id as "batchId" from delivery.payment_files f where f.id = ${fileId} and f.kind = 'return'`.execute(
    tx,
  );
  const batchId = found.rows[0]?.batchId;
  const batch = batchId === undefined ? undefined : await findBatch(tx, batchId, true);
  const preview = batch ? await returnPreview(tx, fileId) : undefined;
  if (!batch || !preview) return refuse("PAYMENT_FILE_NOT_FOUND");
  if (batch.work) return refuse("PAYMENT_BATCH_BUSY");
  if (preview.state === "applied")
    return refuse("BANK_FILE_ALREADY_APPLIED", { details: { batchNumber: batchNumberText(batch.number) } });
  if (!(await seesWholeBatch(tx, batch.id))) return refuse("PAYMENTS_HIDDEN");
  if (preview.state !== "read") return refuse("RETURN_NO_LONGER_FITS");
  const expected = preview.paid.lines + preview.rejected.lines;
  if (expected === 0) return refuse("RETURN_SAYS_NOTHING");
  const taken = await takeResults(tx, batch.id, fileId);
  const count = (state: string) =>
    taken.filter((one) => one.state === state).reduce((sum, one) => sum + one.lines, 0);
  const sum = (state: string) =>
    taken.filter((one) => one.state === state).reduce((so, one) => so + one.rupiah, 0n);
  if (count("paid") + count("rejected") !== expected) return refuse("RETURN_NO_LONGER_FITS");
  const postedOn = civilDateInWib(now);
  await postJournal(tx, {
    journalId: newId(),
    kind: "result",
    batch,
    fileId,
    postedOn,
    by: actor.userId,
    lines: expected,
    amounts: taken.map(({ state, budgetId, rupiah }) => ({ posting: state, budgetId, rupiah })),
  });
  await sql`
    update delivery.payment_files f set state = 'applied', applied_at = ${now}, applied_by = ${actor.userId} where f.id = ${fileId}`.execute(
    tx,
  );
  await recordAid(
    tx,
    aidRows(
      "paid",
      postedOn,
      sql`exists (select from delivery.return_lines r join delivery.payments p on p.region_code = r.payment_region and p.id = r.payment_id
                   where r.file_id = ${fileId} and r.outcome = 'paid' and p.region_code = e.region_code and p.enrolment_id = e.id)`,
    ),
  );
  await settleBatch(tx, batch.id);
  const after = await findBatch(tx, batch.id);
  const balance = balanceOf(after ?? batch, await readStateSums(tx, [batch.id]));
  return done({ paid: count("paid"), rejected: count("rejected"), balance }, [
    paymentEvents["delivery.payment-results-applied.v1"](batchSubject(batch), {
      paid: count("paid"),
      rejected: count("rejected"),
      paidRupiah: String(sum("paid")),
      rejectedRupiah: String(sum("rejected")),
    }),
  ]);
});
