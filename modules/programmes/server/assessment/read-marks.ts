import type { Tx } from "#platform/db/tx.ts";
import { readState } from "../../domain/assessment-state.ts";
import { type AssessmentRow, currentAssessment, planOf } from "./assessment-row.ts";
import { holdJoin } from "./candidate-source.ts";
import { unitOf } from "./compile-plan.ts";
import type { Mark } from "./face-types.ts";
import { outcomeSql, stateSql } from "./layout.ts";

interface Row {
  readonly id: string;
  readonly placeCode: string;
  readonly state: bigint;
  readonly hold: "paused" | "refused" | null;
  readonly outcomes: readonly bigint[];
}

/** The relation of a unit's marks in one assessment, as alias m with the subject's id as `id`. */
export function marksOf(unit: "family" | "person" | "group", assessment: AssessmentRow): string {
  if (unit === "group")
    return `(select g.*, g.group_id as id from programmes.group_marks g where g.assessment_id = '${assessment.id}')`;
  const pieces = [...new Set(Object.values(assessment.pieces))].map(Number).join(", ") || "-1";
  return `(select f.*, f.${unit}_id as id from programmes.${unit}_marks f where f.piece in (${pieces}))`;
}

/** Outcome of a criterion as stored → met, unmet, unknown. */
export const readOutcome = (outcome: bigint | number) => [false, true, null][Number(outcome)] ?? null;

/**
 * What the current assessment of a period says of some subjects for one programme. Subjects out of scope, unknown
 * to the assessment, or of another unit are missing. Empty where there is no assessment.
 */
export async function readMarks(
  tx: Tx,
  wanted: {
    readonly programmeCode: string;
    readonly period: string;
    readonly subjectIds: readonly string[];
  },
): Promise<readonly Mark[]> {
  const assessment = await currentAssessment(tx.client, wanted.period);
  const plan = assessment && (await planOf(tx.client, assessment));
  const version = plan?.versions.get(wanted.programmeCode);
  if (assessment === undefined || plan === undefined || version === undefined) return [];
  const unit = unitOf(version.definition);
  const layout = plan.layout[unit];
  const index = layout.programmes.findIndex(({ code }) => code === wanted.programmeCode);
  const criteria = layout.programmes[index]?.criteria ?? [];
  const outcomes = criteria.map(({ rule }) => outcomeSql("m", rule)).join(", ");
  const regions = Object.keys(assessment.pieces);
  const { rows } = await tx.client.query<Row>(
    `select m.id, m.place_code as "placeCode", ${stateSql("m", index)} as state, hold.kind as hold,
            array[${outcomes}]::bigint[] as outcomes
       from ${marksOf(unit, assessment)} m ${holdJoin(wanted.programmeCode, "m", "id")}
      where m.region_code = any ($1) and m.id = any ($2::uuid[])`,
    [regions, wanted.subjectIds],
  );
  return rows.map((row) => ({
    subjectId: row.id,
    subjectKind: unit,
    placeCode: row.placeCode,
    ...readState(Number(row.state)),
    hold: row.hold,
    criteria: criteria.map(({ code }, at) => ({ code, met: readOutcome(row.outcomes[at] ?? 2n) })),
  }));
}
