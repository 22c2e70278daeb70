import { sql } from "kysely";
import { placeLabels } from "#modules/regions/server/index.ts";
import { maskNumber } from "#platform/kernel/nik.ts";
import { refuse, shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listMarks } from "../../contract/list-marks.ts";
import { readState } from "../../domain/assessment-state.ts";
import { kindCondition } from "./figures.ts";
import { marksPage, placeWithin } from "./marks-page.ts";
import { shownAssessment } from "./shown-assessment.ts";

export const handler = query(listMarks, async (tx, input, { actor }) => {
  const shownNow = await shownAssessment(tx, input.period);
  if (shownNow === undefined)
    return shown(
      { title: null, listPlaceLabel: "", rows: [], total: 0, next: null },
      { purpose: "programme-coverage", subjects: [] },
    );
  const placeCode = placeWithin(input.placeCode, actor.areaCode);
  const wanted = { programmeCode: input.programmeCode, kind: input.kind, placeCode };
  const found = await marksPage(tx, shownNow, wanted, input.after, input.limit + 1);
  if (found === undefined) return refuse("PROGRAMME_NOT_FOUND");
  const page = found.rows.slice(0, input.limit);
  const labels = await placeLabels(tx, [placeCode, ...page.map((row) => row.placeCode)]);
  const { rows: totals } = await sql<{ total: number }>`
    select coalesce(sum(t.subject_count), 0)::int as total from programmes.assessment_totals t
     where t.assessment_id = ${shownNow.assessment.id} and t.programme_code = ${input.programmeCode}
       and t.place_code >= ${placeCode} and t.place_code < ${`${placeCode}:`} and ${sql.raw(kindCondition[input.kind]("t.state"))}`.execute(
    tx,
  );
  return shown(
    {
      title: shownNow.plan.versions.get(input.programmeCode)?.definition.title ?? null,
      listPlaceLabel: labels.get(placeCode) ?? placeCode,
      rows: page.map((row) => ({
        subjectKind: found.unit,
        subjectId: row.id,
        familyId: row.familyId,
        name: row.name ?? "",
        numberMasked: row.number === null ? null : maskNumber(row.number),
        placeLabel: labels.get(row.placeCode) ?? row.placeCode,
        status: readState(row.state).status,
      })),
      total: totals[0]?.total ?? 0,
      next: found.rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    },
    {
      purpose: "programme-coverage",
      subjects: page.map((row) => ({ kind: found.unit, id: row.id, placeCode: row.placeCode })),
    },
  );
});
