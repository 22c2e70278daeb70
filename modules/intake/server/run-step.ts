import type { Progress } from "#platform/batch/progress.ts";
import { BatchFailed, runBatch } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { writeEvents } from "#platform/runtime/audit-rows.ts";
import { SheetError } from "#platform/sheets/errors.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { applyFile } from "./apply-file.ts";
import { checkFile } from "./check-file.ts";
import { batchSubject } from "./find-batch.ts";
import { FileRefused, ruleOfSheetError } from "./stage/read-head.ts";
import { dropWorkTables, workTables } from "./stage/table-names.ts";
import { undoFile } from "./undo-file.ts";
import { jobOf, type WorkStep } from "./work.ts";

/** Why a file could not be read to its end, as the rule that says so. */
function refusalOf(error: unknown, format: "csv" | "xlsx"): FileRefused | undefined {
  if (error instanceof FileRefused) return error;
  if (!(error instanceof SheetError)) return undefined;
  return new FileRefused([{ rule: ruleOfSheetError(error, format), value: error.code }]);
}

async function formatOf(database: Database, batchId: string): Promise<"csv" | "xlsx"> {
  const { rows } = await database.loader.query<{ format: string | null }>(
    "select b.reading->>'format' as format from intake.batches b where b.id = $1",
    [batchId],
  );
  return rows[0]?.format === "xlsx" ? "xlsx" : "csv";
}

/** State of a batch whose work ended in another way than being done. */
async function settle(
  database: Database,
  batchId: string,
  state: string,
  error: FileRefused | null,
): Promise<void> {
  await database.loader.query(
    `update intake.batches b set state = $2, error_code = $3, file_findings = b.file_findings || $4::jsonb, ended_at = now()
     where b.id = $1`,
    [batchId, state, error?.findings[0]?.rule ?? null, JSON.stringify(error?.findings ?? [])],
  );
  await database.loader.query(dropWorkTables(workTables(batchId)));
}

async function wasApplied(database: Database, batchId: string): Promise<boolean> {
  const { rows } = await database.loader.query<{ applied: boolean }>(
    "select b.applied_at is not null as applied from intake.batches b where b.id = $1",
    [batchId],
  );
  return rows[0]?.applied ?? false;
}

const untold: Progress = {
  phase: () => Promise.resolve(),
  advance: () => Promise.resolve(),
  check: () => Promise.resolve(),
};

/** The chunks that were in when somebody pressed cancel go out again, then the batch is cancelled. */
async function takeBack(database: Database, batchId: string): Promise<void> {
  await undoFile(database, batchId, untold);
  await settle(database, batchId, "cancelled", null);
}

/** The end of an application or an undoing in the audit trail: the command told only that it was asked for. */
async function leaveTrace(database: Database, batchId: string, step: "apply" | "undo"): Promise<void> {
  const { rows } = await database.loader.query<{
    place: string;
    by: string;
    read: number;
    accepted: number;
    held: number;
    refused: number;
  }>(
    `select b.place_code as place, b.created_by as by, b.read_rows::int as read, b.accepted_rows::int as accepted,
            b.held_rows::int as held, b.refused_rows::int as refused from intake.batches b where b.id = $1`,
    [batchId],
  );
  const row = rows[0];
  if (!row) return;
  const { place, by, ...counts } = row;
  const subject = batchSubject({ id: batchId, placeCode: place });
  const origin = { operation: jobOf(step), actorId: by, sessionId: null, requestId: newId(), ip: null };
  await writeEvents(database.loader, origin, [
    step === "apply"
      ? intakeEvents["intake.batch-applied.v1"](subject, counts)
      : intakeEvents["intake.batch-undone.v1"](subject, {}),
  ]);
}

/** What a step that did not finish leaves behind: an application that was cancelled midway is taken back whole. */
async function afterStop(
  database: Database,
  batchId: string,
  step: WorkStep,
  end: "cancelled" | "failed",
): Promise<void> {
  if (step === "check") return settle(database, batchId, end, null);
  await database.loader.query("select registry.restore_indexes()");
  if (step === "apply" && end === "cancelled" && !(await wasApplied(database, batchId)))
    return takeBack(database, batchId);
  // A failure keeps what is committed: it can be begun again, or undone whole.
  await database.loader.query("update intake.batches set state = $2, error_code = $3 where id = $1", [
    batchId,
    (await wasApplied(database, batchId)) ? "applied" : "failed",
    `${step}-${end}`,
  ]);
}

/** Somebody who looks on while a step runs in this process, such as the command line. */
export interface StepWatcher {
  at(phase: string, doneUnits: number, totalUnits: number | null): void;
}

function watched(progress: Progress, watcher: StepWatcher | undefined): Progress {
  if (watcher === undefined) return progress;
  let now = { name: "", done: 0, total: null as number | null };
  return {
    phase: (name, total) => {
      now = { name, done: 0, total };
      watcher.at(name, 0, total);
      return progress.phase(name, total);
    },
    advance: (units) => {
      now.done += units;
      watcher.at(now.name, now.done, now.total);
      return progress.advance(units);
    },
    check: () => progress.check(),
  };
}

/**
 * Runs one long work of a batch and records how it ended, in app.batches and on the batch itself. "stopping" =
 * the process ends; the same call at the next start goes on.
 */
export async function runStep(
  database: Database,
  batchId: string,
  workId: string,
  step: WorkStep,
  signal: AbortSignal,
  watcher?: StepWatcher,
): Promise<"done" | "cancelled" | "failed" | "refused" | "stopping" | "not-open"> {
  let refused: FileRefused | undefined;
  const end = await runBatch(database, workId, signal, async (written) => {
    const progress = watched(written, watcher);
    try {
      if (step === "check") return await checkFile(database, batchId, progress, new Date());
      if (step === "apply") return await applyFile(database, batchId, progress);
      return await undoFile(database, batchId, progress);
    } catch (error) {
      refused = refusalOf(error, await formatOf(database, batchId));
      if (refused === undefined) throw error;
      throw new BatchFailed(refused.findings[0]?.rule ?? "file-unreadable");
    }
  });
  if (refused !== undefined) {
    await settle(database, batchId, "refused", refused);
    return "refused";
  }
  if (end === "done" && step !== "check") await leaveTrace(database, batchId, step);
  if (end === "cancelled" || end === "failed") await afterStop(database, batchId, step, end);
  return end;
}
