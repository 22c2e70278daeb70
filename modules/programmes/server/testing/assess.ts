import type { Progress } from "#platform/batch/progress.ts";
import type { Database } from "#platform/db/connection.ts";
import type { ScopeSettings } from "#platform/db/tx.ts";
import { newId } from "#platform/kernel/ids.ts";
import type { AssessmentResult } from "../assessment/run-assessment.ts";
import { assessPeriod } from "../assessment/work.ts";

export const untold: Progress = {
  phase: () => Promise.resolve(),
  advance: () => Promise.resolve(),
  check: () => Promise.resolve(),
};

const assess = (database: Database, full: boolean, period: string, asOfOn: string) =>
  assessPeriod(database, { period, asOfOn, full, placeCode: "36", startedBy: newId(), workId: null }, untold);

/** A whole assessment of everybody in the database, as the job makes it. */
export const assessEverybody = (
  database: Database,
  period = "2026",
  asOfOn = "2026-11-22",
): Promise<AssessmentResult> => assess(database, true, period, asOfOn);

/** Brings the assessment of the period up to date, as the job does. */
export const refreshEverybody = (
  database: Database,
  period = "2026",
  asOfOn = "2026-11-22",
): Promise<AssessmentResult> => assess(database, false, period, asOfOn);

/** Eyes on an area, with nothing else. */
export const scopeOf = (areaCode: string, compartments: readonly string[] = []): ScopeSettings => ({
  actorId: newId(),
  areaCode,
  bidang: null,
  compartments,
  permissions: [],
});
