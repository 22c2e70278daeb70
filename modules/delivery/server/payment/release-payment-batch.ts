import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { paymentEvents } from "../../contract/payment-events.ts";
import { releasePaymentBatch } from "../../contract/release-payment-batch.ts";
import { moveBudget } from "../budget/move-budget.ts";
import { postJournal } from "../ledger/post-journal.ts";
import { batchSubject, findBatch, seesWholeBatch } from "./batch-row.ts";
import { findExport } from "./record-export.ts";

interface BudgetSum {
  readonly budgetId: string;
  readonly rupiah: bigint;
}

async function sendPayments(tx: Tx, batchId: string): Promise<BudgetSum[]> {
  const { rows } = await sql<BudgetSum>`
    with sent as (
      update delivery.payments p set state = 'sent' where p.batch_id = ${batchId} and p.state = 'open'
      returning p.budget_id, p.amount_rupiah
    )
    select s.budget_id as "budgetId", sum(s.amount_rupiah)::bigint as rupiah from sent s
     group by s.budget_id order by s.budget_id`.execute(tx);
  return rows;
}

export const handler = command(releasePaymentBatch, async (tx, input, { actor, now, newId }) => {
  const batch = await findBatch(tx, input.batchId, true);
  if (!batch) return refuse("PAYMENT_BATCH_NOT_FOUND");
  if (batch.work) return refuse("PAYMENT_BATCH_BUSY");
  if (batch.revision !== input.baseRevision) return refuse("PAYMENT_BATCH_REVISED");
  if (batch.state !== "exported") return refuse("PAYMENT_BATCH_STATE_WRONG");
  if (actor.userId === batch.madeBy || actor.userId === batch.exportedBy)
    return refuse("SAME_PERSON_MADE_IT");
  if (!(await seesWholeBatch(tx, batch.id))) return refuse("PAYMENTS_HIDDEN");
  const file = await findExport(tx, batch.id);
  if (file?.sha256 !== input.sha256) return refuse("FILE_HASH_DIFFERS");
  const sums = await sendPayments(tx, batch.id);
  const total = sums.reduce((sum, one) => sum + one.rupiah, 0n);
  // The file is what the bank does: payments that differ from it would be money without a reason.
  if (total !== file.totalRupiah) throw new Error(`the payments of batch ${batch.id} differ from its file`);
  if (batch.kind === "first")
    for (const { budgetId, rupiah } of sums) {
      const moved = await moveBudget(tx, {
        budgetId,
        kind: "pay",
        amountRupiah: rupiah,
        reference: { kind: "payment-batch", id: batch.id },
        note: file.fileName,
      });
      if (moved.ok) continue;
      const committed = moved.code === "BUDGET_NOT_FOUND" ? 0n : moved.figures.committedRupiah;
      return refuse("BUDGET_NOT_COMMITTED", {
        details: { committedRupiah: String(committed), neededRupiah: String(rupiah) },
      });
    }
  const kind = batch.kind === "first" ? "release" : "reissue";
  const journalId = await postJournal(tx, {
    journalId: newId(),
    kind,
    batch,
    postedOn: civilDateInWib(now),
    by: actor.userId,
    lines: file.lines,
    documentNumber: file.fileName,
    amounts: sums.map((one) => ({ posting: kind, ...one })),
  });
  await sql`
    update delivery.payment_batches b
       set state = 'released', released_at = ${now}, released_by = ${actor.userId}, revision = b.revision + 1
     where b.id = ${batch.id}`.execute(tx);
  return done({ revision: batch.revision + 1, journalId }, [
    paymentEvents["delivery.payment-batch-released.v1"](batchSubject(batch), {
      lines: file.lines,
      rupiah: String(total),
      sha256: file.sha256,
    }),
  ]);
});
