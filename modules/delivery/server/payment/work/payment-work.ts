import { sql } from "kysely";
import type { Progress } from "#platform/batch/progress.ts";
import type { Database } from "#platform/db/connection.ts";
import { inScope, type Tx } from "#platform/db/tx.ts";
import type { AuditEvent } from "#platform/kernel/audit.ts";
import { newId } from "#platform/kernel/ids.ts";
import { writeEvents } from "#platform/runtime/audit-rows.ts";
import type { ActorContext } from "#platform/runtime/operation.ts";
import { type BatchRow, batchNumberText, findBatch } from "../batch-row.ts";
import type { PaymentWork, WorkStep } from "./work-shape.ts";

/** A step: re-runnable from any point; finds in the database what is already done. Returns its result. */
export type RunStep = (
  database: Database,
  batchId: string,
  work: PaymentWork,
  progress: Progress,
) => Promise<Record<string, unknown>>;

// 5,000 rows take 0.3 to 1 s: often enough for the bar that people watch, and few round trips.
const rowsPerStep = 5000;

export const paymentWorkJobName = "delivery.payment-work";

/** Begins long work on a batch that the caller has locked and found idle; the job exists only if the act commits. */
export async function beginWork(
  tx: Tx,
  batch: Pick<BatchRow, "id" | "number" | "placeCode">,
  what: { readonly step: WorkStep; readonly units: number; readonly fileId?: string },
  { actor, newId: id, enqueue }: Pick<ActorContext, "actor" | "newId" | "enqueue">,
): Promise<string> {
  const workId = id();
  const work: PaymentWork = {
    workId,
    step: what.step,
    actorId: actor.userId,
    areaCode: actor.areaCode,
    compartments: [...actor.compartments],
    units: what.units,
    rowsPerStep,
    fileId: what.fileId ?? null,
  };
  await sql`
    insert into app.batches (id, kind, title, place_code, created_by)
    values (${workId}, ${`delivery.payment-${what.step}`}, ${`Paket ${batchNumberText(batch.number)}`}, ${batch.placeCode}, ${actor.userId})`.execute(
    tx,
  );
  await sql`
    update delivery.payment_batches set work = ${JSON.stringify(work)}::jsonb where id = ${batch.id}`.execute(
    tx,
  );
  await enqueue(paymentWorkJobName, { batchId: batch.id, workId });
  return workId;
}

/** One transaction of the work, with the eyes of the officer who began it. */
export const inWork = <T>(database: Database, work: PaymentWork, act: (tx: Tx) => Promise<T>): Promise<T> =>
  inScope(
    database.app,
    {
      actorId: work.actorId,
      areaCode: work.areaCode,
      bidang: null,
      compartments: work.compartments,
      permissions: [],
    },
    "read write",
    act,
  );

/**
 * The batch, locked, while this work is still its work; undefined once it ended. Two runners of the same work (a
 * program at the command line beside the server) queue here, and the second finds nothing left to do.
 */
export async function lockMine(tx: Tx, batchId: string, work: PaymentWork): Promise<BatchRow | undefined> {
  const batch = await findBatch(tx, batchId, true);
  return batch?.work?.workId === work.workId ? batch : undefined;
}

/**
 * Renews the statistics of tables that were just filled. PostgreSQL does it by itself, but minutes later; until then
 * plans made for empty tables compare every row with every row.
 */
export async function freshenStatistics(database: Database, tables: readonly string[]): Promise<void> {
  await database.loader.query(`analyze ${tables.join(", ")}`);
}

/** Writes what a step's end did to the audit trail, in its transaction, as an act of the officer who began it. */
export const tellEnd = (tx: Tx, work: PaymentWork, operation: string, event: AuditEvent): Promise<void> =>
  writeEvents(
    tx.client,
    { operation, actorId: work.actorId, sessionId: null, requestId: newId(), ip: null },
    [event],
  );
