import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { type AssessmentRow, findAssessment, planOf } from "../assessment/assessment-row.ts";
import type { AssessPlan } from "../assessment/compile-plan.ts";

export interface ShownAssessment {
  readonly assessment: AssessmentRow;
  readonly plan: AssessPlan;
  readonly refreshedAt: Date;
}

/** The current assessment of the period, or of the newest one; undefined where there is none to read. */
export async function shownAssessment(
  tx: Tx,
  period: string | undefined,
): Promise<ShownAssessment | undefined> {
  const { rows } = await sql<{ id: string; refreshedAt: Date }>`
    select a.id, coalesce(a.refreshed_at, a.finished_at, a.started_at) as "refreshedAt" from programmes.assessments a
     where a.state = 'done' and (${period ?? null}::text is null or a.period = ${period ?? null})
     order by a.period desc limit 1`.execute(tx);
  const [row] = rows;
  const assessment = row && (await findAssessment(tx.client, row.id));
  const plan = assessment && (await planOf(tx.client, assessment));
  return row === undefined || assessment === undefined || plan === undefined
    ? undefined
    : { assessment, plan, refreshedAt: row.refreshedAt };
}
