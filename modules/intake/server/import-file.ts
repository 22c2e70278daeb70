import { basename } from "node:path";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { keepLocalFile } from "./file-store.ts";
import { openBatch } from "./open-batch.ts";
import { runStep, type StepWatcher } from "./run-step.ts";
import { beginWork } from "./work.ts";

export interface ImportRequest {
  readonly path: string;
  readonly placeCode: string;
  readonly createdBy: string;
  readonly profileId?: string;
  readonly askedPlace?: string;
  readonly watcher?: StepWatcher;
  /** False: stop after checking, so that somebody looks at the differences first. */
  readonly apply: boolean;
}

export interface ImportReport {
  readonly batchId: string;
  readonly state: string;
  readonly errorCode: string | null;
  readonly read: number;
  readonly accepted: number;
  readonly held: number;
  readonly refused: number;
  readonly warned: number;
  readonly outcome: unknown;
  readonly fileFindings: readonly { rule: string; value: string }[];
}

async function reportOf(database: Database, batchId: string): Promise<ImportReport> {
  const { rows } = await database.loader.query<{
    state: string;
    error_code: string | null;
    read_rows: bigint;
    accepted_rows: bigint;
    held_rows: bigint;
    refused_rows: bigint;
    warned_rows: bigint;
    outcome: unknown;
    file_findings: { rule: string; value: string }[];
  }>(
    `select b.state, b.error_code, b.read_rows, b.accepted_rows, b.held_rows, b.refused_rows, b.warned_rows, b.outcome, b.file_findings
     from intake.batches b where b.id = $1`,
    [batchId],
  );
  const row = rows[0];
  if (!row) throw new Error(`batch ${batchId} does not exist`);
  return {
    batchId,
    state: row.state,
    errorCode: row.error_code,
    read: Number(row.read_rows),
    accepted: Number(row.accepted_rows),
    held: Number(row.held_rows),
    refused: Number(row.refused_rows),
    warned: Number(row.warned_rows),
    outcome: row.outcome,
    fileFindings: row.file_findings,
  };
}

/**
 * Takes a file of this machine all the way in without a browser: the command line, the demo and benches. The
 * same phases as an upload, in this process.
 * Errors: BatchFailed with the rule (file-already-imported, file-unknown, column-missing, file-empty …).
 */
export async function importFile(
  database: Database,
  request: ImportRequest,
  signal: AbortSignal,
): Promise<ImportReport> {
  const batchId = newId();
  const kept = await keepLocalFile(request.path);
  const opened = await openBatch(database.loader, {
    batchId,
    fileName: basename(request.path),
    ...kept,
    placeCode: request.placeCode,
    createdBy: request.createdBy,
    now: new Date(),
    ...(request.profileId === undefined ? {} : { profileId: request.profileId }),
    ...(request.askedPlace === undefined ? {} : { askedPlace: request.askedPlace }),
  });
  if (opened.kind === "imported-before")
    throw new BatchFailed("file-already-imported", { batchId: opened.batchId });
  if (opened.kind === "refused") throw new BatchFailed(opened.findings[0]?.rule ?? "file-unreadable", opened);
  if (opened.kind === "unknown") throw new BatchFailed("file-unknown", { batchId });
  if (opened.missing.length > 0) throw new BatchFailed("column-missing", { batchId, fields: opened.missing });
  for (const step of request.apply ? (["check", "apply"] as const) : (["check"] as const)) {
    const workId = await beginWork(database.loader, batchId, step);
    const end = await runStep(database, batchId, workId, step, signal, request.watcher);
    if (end !== "done") throw new BatchFailed((await reportOf(database, batchId)).errorCode ?? end);
  }
  return reportOf(database, batchId);
}
