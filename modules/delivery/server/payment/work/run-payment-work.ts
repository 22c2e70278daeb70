import { sql } from "kysely";
import { z } from "zod";
import { runBatch } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { JobHandler } from "#platform/runtime/jobs.ts";
import type { BatchRow } from "../batch-row.ts";
import { givePaymentsBack } from "../give-back.ts";
import { exportFile } from "./export-file.ts";
import { makePayments } from "./make-payments.ts";
import { inWork, lockMine, paymentWorkJobName, type RunStep } from "./payment-work.ts";
import { storeReturn } from "./store-return.ts";
import { PaymentWork, type WorkStep } from "./work-shape.ts";

export const steps: Readonly<Record<WorkStep, RunStep>> = {
  make: makePayments,
  export: exportFile,
  "read-return": storeReturn,
};

/** What a step that did not end well leaves: as if it had never begun. */
const undo: Readonly<Record<WorkStep, (tx: Tx, batch: BatchRow, work: PaymentWork) => Promise<void>>> = {
  async make(tx, batch) {
    await givePaymentsBack(tx, batch, sql`true`);
    await sql`
      update delivery.payment_batches b
         set state = 'cancelled', cancel_reason = 'Pembuatan paket tidak selesai', work = null, revision = b.revision + 1
       where b.id = ${batch.id}`.execute(tx);
  },
  async export(tx, batch) {
    await sql`update delivery.payment_batches b set work = null where b.id = ${batch.id}`.execute(tx);
  },
  async "read-return"(tx, batch, { fileId }) {
    await sql`delete from delivery.return_lines r where r.file_id = ${fileId}`.execute(tx);
    await sql`
      update delivery.payment_files f set state = 'superseded' where f.id = ${fileId} and f.state = 'reading'`.execute(
      tx,
    );
    await sql`update delivery.payment_batches b set work = null where b.id = ${batch.id}`.execute(tx);
  },
};

/** The work that a batch's row tells of, or undefined where it has ended. */
export async function readWork(
  database: Database,
  batchId: string,
  workId: string,
): Promise<PaymentWork | undefined> {
  const { rows } = await database.loader.query<{ work: unknown }>(
    "select b.work from delivery.payment_batches b where b.id = $1 and b.work ->> 'workId' = $2",
    [batchId, workId],
  );
  return rows[0] && PaymentWork.parse(rows[0].work);
}

/**
 * Runs long work on a payment batch to its end, from wherever a crash left it. What was cancelled or failed is taken
 * back whole: nothing stays claimed, no file half read.
 */
export async function runPaymentWork(
  database: Database,
  { batchId, workId }: { readonly batchId: string; readonly workId: string },
  signal: AbortSignal,
): Promise<"done" | "cancelled" | "failed" | "stopping" | "not-open"> {
  const work = await readWork(database, batchId, workId);
  const end = await runBatch(database, workId, signal, (progress) =>
    // Its end was written and only the batch's was not: nothing is left to do.
    work === undefined ? Promise.resolve({ batchId }) : steps[work.step](database, batchId, work, progress),
  );
  if (work === undefined || end === "done" || end === "stopping") return end;
  await inWork(database, work, async (tx) => {
    const batch = await lockMine(tx, batchId, work);
    if (batch) await undo[work.step](tx, batch, work);
  });
  return end;
}

const Payload = z.object({ batchId: z.uuid(), workId: z.uuid() });

const job: JobHandler = async (payload, { database, signal }) => {
  await runPaymentWork(database, Payload.parse(payload), signal);
};

export const jobs: Readonly<Record<string, JobHandler>> = { [paymentWorkJobName]: job };
