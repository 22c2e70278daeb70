import { sql } from "kysely";
import { placeLabels } from "#modules/regions/server/index.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getCoverage } from "../../contract/get-coverage.ts";
import { unitOf } from "../assessment/compile-plan.ts";
import { type Figures, figureColumns, noFigures } from "./figures.ts";
import { shownAssessment } from "./shown-assessment.ts";

const below: Readonly<Record<number, number>> = { 2: 4, 4: 6, 6: 10 };

export const handler = query(getCoverage, async (tx, input, { actor }) => {
  const asked = input.placeCode ?? actor.areaCode;
  // A place outside the area holds nothing that this actor may see: the own area is shown instead.
  const placeCode = isInside(asked, actor.areaCode) ? asked : actor.areaCode;
  const shownNow = await shownAssessment(tx, input.period);
  const labels = await placeLabels(tx, [placeCode]);
  const place = {
    placeCode: placeCode === "" ? null : placeCode,
    placeLabel: labels.get(placeCode) ?? placeCode,
  };
  if (shownNow === undefined) return plain({ assessment: null, ...place, programmes: [], places: [] });
  const { assessment, plan, refreshedAt } = shownNow;
  const code = input.programmeCode;
  if (code !== undefined && !plan.versions.has(code)) return refuse("PROGRAMME_NOT_FOUND");
  const within = sql`t.assessment_id = ${assessment.id} and t.place_code >= ${placeCode} and t.place_code < ${`${placeCode}:`}`;
  const { rows: byProgramme } = await sql<Figures & { code: string }>`
    select t.programme_code as code, ${sql.raw(figureColumns)} from programmes.assessment_totals t
     where ${within} group by 1`.execute(tx);
  const digits = below[placeCode.length];
  const byPlace =
    code === undefined || digits === undefined
      ? []
      : (
          await sql<Figures & { code: string }>`
            select left(t.place_code, ${digits}) as code, ${sql.raw(figureColumns)} from programmes.assessment_totals t
             where ${within} and t.programme_code in (${code}, ${`@${unitOf(plan.versions.get(code)?.definition ?? never())}`})
             group by 1 order by 1`.execute(tx)
        ).rows;
  const placeNames = await placeLabels(
    tx,
    byPlace.map((row) => row.code),
  );
  const figures = new Map(byProgramme.map(({ code: of, ...numbers }) => [of, numbers]));
  return plain({
    assessment: {
      period: assessment.period,
      asOfOn: assessment.asOfOn,
      refreshedAt: refreshedAt.toISOString(),
    },
    ...place,
    programmes: [...plan.versions.values()]
      .filter(({ definition }) => code === undefined || definition.code === code)
      .map(({ definition }) => ({
        programmeCode: definition.code,
        title: definition.title,
        unit: unitOf(definition),
        kind: definition.kind,
        figures: figures.get(definition.code) ?? noFigures,
      })),
    places: byPlace.map(({ code: of, ...numbers }) => ({
      placeCode: of,
      label: placeNames.get(of) ?? of,
      figures: numbers,
    })),
  });
});

function never(): never {
  throw new Error("the programme was found a moment ago");
}
