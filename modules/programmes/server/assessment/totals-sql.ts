import { sqlText } from "../facts/sql-text.ts";
import { type LayoutUnit, placeOfProgramme, type UnitLayout } from "./layout.ts";

/** Name under which the number of all subjects of a unit stands among the totals, with state 0. */
export const everybody = (unit: LayoutUnit) => `@${unit}`;

/**
 * Counts per village, programme and state of a relation of marks: first by whole words, of which a village has few
 * different ones, then by programme. State 0 (not eligible, receives nothing) is everybody less the rest.
 */
export function totalsSql(unit: LayoutUnit, layout: UnitLayout, marks: string, assessmentId: string): string {
  const words = [...new Set(layout.programmes.map((_, index) => placeOfProgramme(index).column))];
  const columns = ["region_code", "place_code", ...words].join(", ");
  const codes = layout.programmes.map(({ code }) => sqlText(code));
  const states = layout.programmes.map((_, index) => {
    const { column, shift } = placeOfProgramme(index);
    return `(g.${column} >> ${shift}) & 63`;
  });
  const visible = unit === "person" ? "where m.compartment is null" : "";
  return `
  with g as materialized (select ${columns}, count(*) as n from ${marks} m ${visible} group by ${columns})
  insert into programmes.assessment_totals (region_code, assessment_id, place_code, programme_code, state, subject_count)
  select g.region_code, ${sqlText(assessmentId)}::uuid, g.place_code, x.code, x.state, sum(g.n)
    from g cross join lateral unnest(array[${[sqlText(everybody(unit)), ...codes].join(", ")}]::text[],
           array[${["0", ...states].join(", ")}]::bigint[]) as x (code, state)
   where x.state <> 0 or x.code = ${sqlText(everybody(unit))}
   group by g.region_code, g.place_code, x.code, x.state`;
}
