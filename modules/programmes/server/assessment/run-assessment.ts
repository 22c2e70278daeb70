import { availableParallelism } from "node:os";
import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { RuleNotAssessable } from "../facts/fact-plan.ts";
import { judgeGroups } from "./assess-groups.ts";
import { type AssessmentRow, currentAssessment, findAssessment } from "./assessment-row.ts";
import { type AssessPlan, compilePlan, TooManyRules } from "./compile-plan.ts";
import { crossedUnits, crossingsSql } from "./crossings-sql.ts";
import { fillPiece } from "./fill-piece.ts";
import { type PieceRegions, regionSizes, shareOut } from "./regions.ts";
import { versionsInForce } from "./versions-in-force.ts";

export interface AssessmentResult {
  readonly assessmentId: string;
  readonly mode: "full" | "changes";
  readonly families: number;
  readonly persons: number;
  readonly programmes: number;
  readonly crossings: number;
}

/** More pieces than this gain nothing: an office's disk and the last merge are one. */
const mostPieces = 8;

/** Errors: BatchFailed "no-programme", "rule-not-assessable", "too-many-rules". */
export function compileOrFail(asOfOn: string, versions: Parameters<typeof compilePlan>[1]): AssessPlan {
  if (versions.length === 0) throw new BatchFailed("no-programme");
  try {
    return compilePlan(asOfOn, versions);
  } catch (error) {
    if (error instanceof RuleNotAssessable)
      throw new BatchFailed("rule-not-assessable", { part: error.part });
    if (error instanceof TooManyRules) throw new BatchFailed("too-many-rules", { unit: error.unit });
    throw error;
  }
}

/** Numbers the pieces and notes them on the assessment, so that a later run knows whose they were. */
async function allotPieces(client: pg.ClientBase, assessmentId: string): Promise<PieceRegions[]> {
  const shares = shareOut(await regionSizes(client), Math.min(availableParallelism(), mostPieces));
  const pieces: PieceRegions[] = [];
  for (const regions of shares) {
    const { rows } = await client.query<{ number: number }>(
      "select nextval('programmes.piece_numbers')::int as number",
    );
    pieces.push({ number: rows[0]?.number ?? 0, regions });
  }
  const byRegion = Object.fromEntries(
    pieces.flatMap(({ number, regions }) => regions.map((region) => [region, number])),
  );
  await client.query("update programmes.assessments a set pieces = $2 where a.id = $1", [
    assessmentId,
    JSON.stringify(byRegion),
  ]);
  return pieces;
}

/** A connection's running statement is cancelled when the work is to stop; without it a cancel would wait seconds. */
async function withCancel<T>(
  database: Database,
  clients: readonly pg.PoolClient[],
  progress: Progress,
  work: () => Promise<T>,
): Promise<T> {
  const pids = await Promise.all(
    clients.map((client) =>
      client.query<{ pid: number }>("select pg_backend_pid() as pid").then(({ rows }) => rows[0]?.pid),
    ),
  );
  let stopped: unknown;
  let watching = Promise.resolve();
  const watch = setInterval(() => {
    watching = watching
      .then(() => (stopped === undefined ? progress.check() : undefined))
      .catch(async (error: unknown) => {
        stopped = error;
        await database.loader.query("select pg_cancel_backend(pid) from unnest($1::int[]) as pid", [pids]);
      });
  }, 500);
  try {
    return await work();
  } catch (error) {
    throw stopped ?? error;
  } finally {
    clearInterval(watch);
    await watching;
  }
}

/** Marks of a whole assessment as a relation, whatever pieces they lie in. */
export const piecesOf = (unit: "family" | "person", pieces: Readonly<Record<string, number>>) =>
  `(select * from programmes.${unit}_marks where piece in (${[...new Set(Object.values(pieces))].map(Number).join(", ") || "-1"}))`;

async function finish(
  database: Database,
  plan: AssessPlan,
  assessmentId: string,
  counts: { readonly families: number; readonly persons: number; readonly startedAt: Date },
): Promise<number> {
  const client = await database.loader.connect();
  try {
    await client.query("begin");
    await client.query("set local work_mem = '384MB'");
    await client.query("select pg_advisory_xact_lock(hashtext('programmes.assessment'))");
    const now = await findAssessment(client, assessmentId);
    if (now === undefined) throw new Error(`assessment ${assessmentId} does not exist`);
    const before = await currentAssessment(client, now.period);
    const runId = newId();
    await client.query(
      `insert into programmes.assessment_runs (id, assessment_id, mode, started_at, finished_at, family_count, person_count, crossing_count, started_by)
       values ($1, $2, 'full', $3, clock_timestamp(), $4, $5, 0, $6)`,
      [runId, assessmentId, counts.startedAt, counts.families, counts.persons, now.startedBy],
    );
    await judgeGroups(client, plan, now);
    let crossings = 0;
    for (const unit of before === undefined ? [] : crossedUnits) {
      const insert = crossingsSql(
        unit,
        { layout: before?.layout[unit] ?? plan.layout[unit], marks: piecesOf(unit, before?.pieces ?? {}) },
        { layout: plan.layout[unit], marks: piecesOf(unit, now.pieces) },
        runId,
      );
      if (insert !== "") crossings += (await client.query(insert)).rowCount ?? 0;
    }
    await client.query("update programmes.assessment_runs set crossing_count = $2 where id = $1", [
      runId,
      crossings,
    ]);
    await client.query(
      "update programmes.assessments set state = 'replaced' where period = $1 and state = 'done'",
      [now.period],
    );
    await client.query(
      `update programmes.assessments set state = 'done', finished_at = clock_timestamp(), family_count = $2, person_count = $3
        where id = $1`,
      [assessmentId, counts.families, counts.persons],
    );
    await client.query("commit");
    return crossings;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** Marks everybody for all programmes in force; the assessment of the period before stays current until the end. */
export async function runAssessment(
  database: Database,
  assessment: AssessmentRow,
  progress: Progress,
): Promise<AssessmentResult> {
  const startedAt = new Date();
  const assessmentId = assessment.id;
  const plan = compileOrFail(assessment.asOfOn, await versionsInForce(database.loader, assessment.asOfOn));
  const coordinator = await database.loader.connect();
  const workers: pg.PoolClient[] = [];
  try {
    await progress.phase("menyiapkan", null);
    await coordinator.query("select programmes.drop_unused_pieces()");
    await coordinator.query("delete from programmes.assessment_totals where assessment_id = $1", [
      assessmentId,
    ]);
    const pieces = await allotPieces(coordinator, assessmentId);
    await coordinator.query("begin isolation level repeatable read");
    const { rows } = await coordinator.query<{ snapshot: string; people: number }>(
      `select pg_export_snapshot() as snapshot,
              (select sum(greatest(c.reltuples, 0))::float8 from pg_class c
                where c.oid in ('registry.persons'::regclass, 'registry.families'::regclass)) as people`,
    );
    const { snapshot = "", people = 0 } = rows[0] ?? {};
    const { rows: seen } = await coordinator.query<{ snapshot: string; at: Date }>(
      "select pg_current_snapshot()::text as snapshot, now() as at",
    );
    await progress.phase("menilai", people === 0 ? null : people);
    for (const _ of pieces) workers.push(await database.loader.connect());
    const filled = await withCancel(database, workers, progress, () =>
      Promise.all(
        pieces.map((piece, index) => {
          const client = workers[index];
          if (client === undefined) throw new Error("a piece has no connection");
          return fillPiece(client, {
            plan,
            assessmentId,
            piece,
            snapshot,
            advance: (units) => progress.advance(units),
          });
        }),
      ),
    );
    await coordinator.query("commit");
    await coordinator.query(
      `update programmes.assessments a set layout = $2, versions = $3, read_upto = $4, read_snapshot = $5::pg_snapshot where a.id = $1`,
      [
        assessmentId,
        JSON.stringify(plan.layout),
        JSON.stringify(
          [...plan.versions.values()].map(({ versionId, definition }) => ({
            versionId,
            programmeCode: definition.code,
          })),
        ),
        seen[0]?.at,
        seen[0]?.snapshot,
      ],
    );
    await progress.phase("membandingkan", null);
    const families = filled.reduce((sum, one) => sum + one.families, 0);
    const persons = filled.reduce((sum, one) => sum + one.persons, 0);
    const crossings = await finish(database, plan, assessmentId, { families, persons, startedAt });
    await coordinator.query("select programmes.drop_unused_pieces()");
    return { assessmentId, mode: "full", families, persons, programmes: plan.versions.size, crossings };
  } catch (error) {
    await coordinator.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    for (const client of workers) client.release();
    coordinator.release();
  }
}
