import { z } from "zod";
import type { Progress } from "#platform/batch/progress.ts";
import { BatchStopped } from "#platform/batch/progress.ts";
import { BatchFailed, runBatch } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { writeEvents } from "#platform/runtime/audit-rows.ts";
import type { JobHandler } from "#platform/runtime/jobs.ts";
import { assessmentEvents } from "../../contract/assessment-events.ts";
import { currentAssessment, findAssessment } from "./assessment-row.ts";
import { canRefresh, refreshAssessment } from "./refresh-assessment.ts";
import { type AssessmentResult, runAssessment } from "./run-assessment.ts";

/** Kind of the long work in app.batches, and the job that does it. */
export const assessmentWork = "programmes.assess";
export const assessJob = "programmes.assess";

export interface AssessmentRequest {
  readonly period: string;
  readonly asOfOn: string;
  /** Judge everybody even where judging what changed would do. */
  readonly full: boolean;
  readonly placeCode: string;
  readonly startedBy: string;
  readonly workId: string | null;
}

async function settle(database: Database, id: string, error: unknown): Promise<void> {
  const stopped = error instanceof BatchStopped;
  await database.loader.query(
    `update programmes.assessments a set state = $2, error_code = $3, finished_at = now() where a.id = $1 and a.state = 'running'`,
    [
      id,
      stopped && error.reason === "cancelled" ? "cancelled" : "failed",
      stopped ? error.reason : error instanceof BatchFailed ? error.code : "INTERNAL",
    ],
  );
  await database.loader.query("select programmes.drop_unused_pieces()");
}

/**
 * Assesses a period: what changed where that suffices, else everybody. The assessment before stays current until
 * the new one is whole; a run that dies is forgotten and begun again.
 * Errors: BatchFailed "no-programme", "rule-not-assessable", "too-many-rules", "assessment-outdated".
 */
export async function assessPeriod(
  database: Database,
  request: AssessmentRequest,
  progress: Progress,
): Promise<AssessmentResult> {
  const { period, asOfOn, startedBy } = request;
  const current = await currentAssessment(database.loader, period);
  if (!request.full && current !== undefined && (await canRefresh(database.loader, current, asOfOn)))
    return refreshAssessment(database, current, progress, startedBy);
  // One process assesses at a time (the command and the queue see to that): a running one here is a dead one.
  await database.loader.query(
    "update programmes.assessments set state = 'failed', error_code = 'interrupted', finished_at = now() where state = 'running'",
  );
  const id = newId();
  await database.loader.query(
    `insert into programmes.assessments (id, period, as_of_on, place_code, started_by, batch_id) values ($1, $2, $3, $4, $5, $6)`,
    [id, period, asOfOn, request.placeCode, startedBy, request.workId],
  );
  const row = await findAssessment(database.loader, id);
  if (row === undefined) throw new Error("the assessment was not kept");
  try {
    return await runAssessment(database, row, progress);
  } catch (error) {
    await settle(database, id, error);
    throw error;
  }
}

const Payload = z.object({ workId: z.uuid() });
const Request = z.object({ period: z.string(), asOfOn: z.iso.date(), full: z.boolean() });

async function requestOf(database: Database, workId: string): Promise<AssessmentRequest | undefined> {
  const { rows } = await database.loader.query<{ result: unknown; place: string; by: string }>(
    `select b.result->'request' as result, b.place_code as place, b.created_by as by from app.batches b
      where b.id = $1 and b.state in ('waiting', 'running')`,
    [workId],
  );
  const [row] = rows;
  return row && { ...Request.parse(row.result), placeCode: row.place, startedBy: row.by, workId };
}

export const assess: JobHandler = async (payload, { database, signal }) => {
  const { workId } = Payload.parse(payload);
  const request = await requestOf(database, workId);
  if (request === undefined) return;
  await runBatch(database, workId, signal, async (progress) => {
    const result = await assessPeriod(database, request, progress);
    const { mode, families, persons, crossings } = result;
    await writeEvents(
      database.loader,
      { operation: assessJob, actorId: request.startedBy, sessionId: null, requestId: newId(), ip: null },
      [
        assessmentEvents["programmes.assessment-finished.v1"](
          { kind: "assessment", id: result.assessmentId, placeCode: request.placeCode },
          { mode, families, persons, crossings },
        ),
      ],
    );
    return result;
  });
};

/** Assessments that a stopped or killed process left open get their job again. Runs at every start. */
export async function resumeAssessments(database: Database): Promise<void> {
  const { rows } = await database.owner.query<{ id: string }>(
    "select b.id from app.batches b where b.kind = $1 and b.state in ('waiting', 'running')",
    [assessmentWork],
  );
  for (const { id } of rows)
    await database.owner.query("select app.enqueue($1, $2::json, $3)", [
      assessJob,
      JSON.stringify({ workId: id }),
      `assess:${id}`,
    ]);
}
