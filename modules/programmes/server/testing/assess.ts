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

/** Ends the test programmes of earlier cases in the same database: an office has some twenty, a matrix run hundreds. */
const endOldTestProgrammes = (database: Database) =>
  database.owner.query(
    `update programmes.versions v set state = 'withdrawn'
      where v.state = 'approved' and v.programme_code ~ '^(uji|p)-[0-9a-f]{12}$' and v.id not in (
        select r.id from programmes.versions r
         where r.state = 'approved' and r.programme_code ~ '^(uji|p)-[0-9a-f]{12}$' order by r.id desc limit 4)`,
  );

async function assess(database: Database, full: boolean, period: string, asOfOn: string) {
  await endOldTestProgrammes(database);
  return assessPeriod(
    database,
    { period, asOfOn, full, placeCode: "36", startedBy: newId(), workId: null },
    untold,
  );
}

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
