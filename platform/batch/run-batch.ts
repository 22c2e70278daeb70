import type pg from "pg";
import type { Database } from "#platform/db/connection.ts";
import { log } from "#platform/runtime/log.ts";
import { BatchStopped, batchProgress, type Progress } from "./progress.ts";

/** An end that people can expect; its code is shown as a sentence, nothing is logged as a bug. */
export class BatchFailed extends Error {
  readonly code: string;
  readonly result: unknown;
  constructor(code: string, result: unknown = null) {
    super(code);
    this.code = code;
    this.result = result;
  }
}

async function end(
  pool: pg.Pool,
  batchId: string,
  state: string,
  errorCode: string | null,
  result: unknown,
): Promise<void> {
  await pool.query(
    `update app.batches b set state = $2, error_code = $3, result = coalesce($4::jsonb, b.result), finished_at = now(), heartbeat_at = now()
     where b.id = $1`,
    [batchId, state, errorCode, result === null ? null : JSON.stringify(result)],
  );
}

/**
 * Runs the work of a batch and records how it ended. The work must be re-runnable from any point: after a
 * crash it is started again for the same batch and finds in the database what is already done.
 * Returns how it ended; "stopping" leaves the batch running, to be taken up at the next start.
 */
export async function runBatch(
  database: Database,
  batchId: string,
  signal: AbortSignal,
  work: (progress: Progress) => Promise<unknown>,
): Promise<"done" | "cancelled" | "failed" | "stopping" | "not-open"> {
  const claimed = await database.loader.query(
    `update app.batches b set state = 'running', started_at = coalesce(b.started_at, now()), heartbeat_at = now()
     where b.id = $1 and b.state in ('waiting', 'running')`,
    [batchId],
  );
  if (claimed.rowCount !== 1) return "not-open";
  try {
    const result = await work(batchProgress(database.loader, batchId, signal));
    await end(database.loader, batchId, "done", null, result ?? null);
    return "done";
  } catch (error) {
    if (error instanceof BatchStopped && error.reason === "stopping") return "stopping";
    if (error instanceof BatchStopped) {
      await end(database.loader, batchId, "cancelled", null, null);
      return "cancelled";
    }
    const expected = error instanceof BatchFailed;
    if (!expected) log.error({ err: error, batchId }, "batch failed");
    await end(
      database.loader,
      batchId,
      "failed",
      expected ? error.code : "INTERNAL",
      expected ? error.result : null,
    );
    return "failed";
  }
}

/** Ids and kinds of batches that a stopped or killed process left open; the caller enqueues their jobs again. */
export async function findOpenBatches(owner: pg.Pool): Promise<Array<{ id: string; kind: string }>> {
  const { rows } = await owner.query<{ id: string; kind: string }>(
    "select b.id, b.kind from app.batches b where b.state in ('waiting', 'running') order by b.created_at",
  );
  return rows;
}
