import { sql } from "kysely";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import type { AssessmentStatus } from "../../contract/assessment-shapes.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { getAssessment } from "../../contract/get-assessment.ts";
import { readState } from "../../domain/assessment-state.ts";
import { unitOf } from "./compile-plan.ts";
import { readAssessments } from "./list-assessments.ts";
import { everybody } from "./totals-sql.ts";

interface Total {
  readonly code: string;
  readonly state: number;
  readonly n: number;
}

interface Version {
  readonly id: string;
  readonly number: number;
  readonly definition: ProgrammeDefinition;
}

interface Run {
  readonly runId: string;
  readonly mode: "full" | "changes";
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly familyCount: number;
  readonly personCount: number;
  readonly crossingCount: number;
}

const key = {
  eligible: "eligible",
  "data-lacking": "dataLacking",
  "not-eligible": "notEligible",
  served: "served",
  overlap: "overlap",
  "cooling-off": "coolingOff",
} as const satisfies Record<AssessmentStatus, string>;

/** Counts by status from totals by state; who is in no total is not eligible. */
export function countsOf(totals: readonly Total[], code: string, all: number) {
  const counts = { eligible: 0, dataLacking: 0, notEligible: 0, served: 0, overlap: 0, coolingOff: 0 };
  let counted = 0;
  for (const { state, n } of totals.filter((total) => total.code === code)) {
    counts[key[readState(state).status]] += n;
    counted += n;
  }
  counts.notEligible += Math.max(0, all - counted);
  return counts;
}

export const handler = query(getAssessment, async (tx, { assessmentId }) => {
  const [assessment] = await readAssessments(tx, { id: assessmentId });
  if (assessment === undefined) return refuse("ASSESSMENT_NOT_FOUND");
  const { rows: totals } = await sql<Total>`
    select t.programme_code as code, t.state::int as state, sum(t.subject_count)::int as n
      from programmes.assessment_totals t where t.assessment_id = ${assessmentId} group by 1, 2`.execute(tx);
  const { rows: versions } = await sql<Version>`
    select v.id, v.number, v.definition from programmes.versions v
     where v.id in (select (one->>'versionId')::uuid from programmes.assessments a, jsonb_array_elements(a.versions) as one
                     where a.id = ${assessmentId})
     order by v.programme_code`.execute(tx);
  const { rows: runs } = await sql<Run>`
    select r.id as "runId", r.mode, r.started_at as "startedAt", r.finished_at as "finishedAt", r.family_count as "familyCount",
           r.person_count as "personCount", r.crossing_count as "crossingCount"
      from programmes.assessment_runs r where r.assessment_id = ${assessmentId} order by r.id desc limit 50`.execute(
    tx,
  );
  return plain({
    assessment,
    programmes: versions.map(({ id, number, definition }) => {
      const unit = unitOf(definition);
      const all = totals.find((total) => total.code === everybody(unit))?.n ?? 0;
      return {
        programmeCode: definition.code,
        title: definition.title,
        versionId: id,
        versionNumber: number,
        unit,
        counts: countsOf(totals, definition.code, all),
      };
    }),
    runs: runs.map((run) => ({
      ...run,
      startedAt: run.startedAt.toISOString(),
      finishedAt: run.finishedAt.toISOString(),
    })),
  });
});
