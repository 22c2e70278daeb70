import type { Progress } from "#platform/batch/progress.ts";
import type { Database } from "#platform/db/connection.ts";
import type { ScopeSettings } from "#platform/db/tx.ts";
import { newId } from "#platform/kernel/ids.ts";
import { currentAssessment, findAssessment } from "../assessment/assessment-row.ts";
import { refreshAssessment } from "../assessment/refresh-assessment.ts";
import { type AssessmentResult, runAssessment } from "../assessment/run-assessment.ts";

export const untold: Progress = {
  phase: () => Promise.resolve(),
  advance: () => Promise.resolve(),
  check: () => Promise.resolve(),
};

/** A whole assessment of everybody in the database, as the job makes it. */
export async function assessEverybody(
  database: Database,
  period = "2026",
  asOfOn = "2026-11-22",
): Promise<AssessmentResult> {
  const id = newId();
  await database.owner.query(
    "insert into programmes.assessments (id, period, as_of_on, place_code, started_by) values ($1, $2, $3, '36', $1)",
    [id, period, asOfOn],
  );
  const row = await findAssessment(database.loader, id);
  if (row === undefined) throw new Error("not inserted");
  return runAssessment(database, row, untold);
}

/** Brings the assessment of the period up to date, as the job does. */
export async function refreshEverybody(database: Database, period = "2026"): Promise<AssessmentResult> {
  const row = await currentAssessment(database.loader, period);
  if (row === undefined) throw new Error("no assessment");
  return refreshAssessment(database, row, untold, row.startedBy);
}

/** Eyes on an area, with nothing else. */
export const scopeOf = (areaCode: string, compartments: readonly string[] = []): ScopeSettings => ({
  actorId: newId(),
  areaCode,
  bidang: null,
  compartments,
  permissions: [],
});
