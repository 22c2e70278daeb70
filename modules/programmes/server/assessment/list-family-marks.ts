import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listFamilyMarks } from "../../contract/list-family-marks.ts";
import { type AssessmentRow, findAssessment, planOf } from "./assessment-row.ts";
import type { AssessPlan } from "./compile-plan.ts";
import { readMarks } from "./read-marks.ts";

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly placeCode: string;
}

async function newest(tx: Tx): Promise<AssessmentRow | undefined> {
  const { rows } = await sql<{ id: string }>`
    select a.id from programmes.assessments a where a.state = 'done' order by a.period desc limit 1`.execute(
    tx,
  );
  return rows[0] && findAssessment(tx.client, rows[0].id);
}

async function marksFor(
  tx: Tx,
  assessment: AssessmentRow,
  plan: AssessPlan,
  unit: "family" | "person",
  subjects: readonly Subject[],
) {
  const lines = [];
  for (const { code } of plan.layout[unit].programmes) {
    const marks = await readMarks(tx, {
      programmeCode: code,
      period: assessment.period,
      subjectIds: subjects.map(({ id }) => id),
    });
    // Of persons only what says something: eleven "not eligible" for each member would hide the rest.
    for (const mark of marks.filter((one) => unit === "family" || one.status !== "not-eligible"))
      lines.push({
        programmeCode: code,
        title: plan.versions.get(code)?.definition.title ?? { id: code, en: code },
        subjectKind: mark.subjectKind,
        subjectId: mark.subjectId,
        subjectName: subjects.find(({ id }) => id === mark.subjectId)?.name ?? "",
        status: mark.status,
        hold: mark.hold,
      });
  }
  return lines;
}

export const handler = query(listFamilyMarks, async (tx, { familyId }) => {
  const { rows: families } = await sql<Subject>`
    select f.id, f.head_name as name, f.place_code as "placeCode" from registry.families f where f.id = ${familyId}`.execute(
    tx,
  );
  const { rows: persons } = await sql<Subject>`
    select p.id, p.name, p.place_code as "placeCode" from registry.persons p
     where p.family_id = ${familyId} and p.region_code in (select f.region_code from registry.families f where f.id = ${familyId})
       and p.life_status <> 'merged'`.execute(tx);
  const assessment = await newest(tx);
  const plan = assessment && (await planOf(tx.client, assessment));
  const marks =
    assessment === undefined || plan === undefined || families.length === 0
      ? []
      : [
          ...(await marksFor(tx, assessment, plan, "family", families)),
          ...(await marksFor(tx, assessment, plan, "person", persons)),
        ];
  return shown(
    {
      assessment:
        assessment === undefined || plan === undefined
          ? null
          : { period: assessment.period, asOfOn: assessment.asOfOn },
      marks,
    },
    {
      purpose: "programme-marks",
      subjects: [
        ...families.map((one) => ({ kind: "family", id: one.id, placeCode: one.placeCode })),
        ...persons.map((one) => ({ kind: "person", id: one.id, placeCode: one.placeCode })),
      ],
    },
  );
});
