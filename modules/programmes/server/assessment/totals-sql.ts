import { sqlText } from "../facts/sql-text.ts";
import { type LayoutUnit, placeOfProgramme, stateWords, storedValue, type UnitLayout } from "./layout.ts";

/** Name under which the number of all subjects of a unit stands among the totals, with state 0. */
export const everybody = (unit: LayoutUnit) => `@${unit}`;

/**
 * Relation (region_code, place_code, code, state, n) of counts per village, programme and state of a relation of
 * marks: first by whole words, of which a village has few different ones, then by programme. State 0 (not eligible,
 * receives nothing) is everybody less the rest. Nobody behind a compartment is counted.
 */
function counts(unit: LayoutUnit, layout: UnitLayout, marks: string): string {
  // A place lies in one region, whose code it begins with: one text less to hash and compare per subject.
  const words = stateWords(layout);
  const columns = ["m.place_code", ...words.map((word) => `${storedValue("state", "m", word)} as s${word}`)];
  const groups = columns.map((_, index) => index + 1).join(", ");
  const codes = layout.programmes.map(({ code }) => sqlText(code));
  const states = layout.programmes.map((_, index) => {
    const { word, shift } = placeOfProgramme(index);
    return `(g.s${word} >> ${shift}) & 63`;
  });
  const visible = unit === "person" ? "where m.compartment is null" : "";
  const all = sqlText(everybody(unit));
  return `
  select left(g.place_code, 4) as region_code, g.place_code, x.code, x.state, sum(g.n)::int as n
    from (select ${columns.join(", ")}, count(*) as n from ${marks} m ${visible} group by ${groups} offset 0) g
    cross join lateral unnest(array[${[all, ...codes].join(", ")}]::text[], array[${["0", ...states].join(", ")}]::bigint[]) as x (code, state)
   where x.state <> 0 or x.code = ${all}
   group by g.place_code, x.code, x.state`;
}

/** INSERT of the totals of a relation of marks. */
export const totalsSql = (unit: LayoutUnit, layout: UnitLayout, marks: string, assessmentId: string) => `
  insert into programmes.assessment_totals (region_code, assessment_id, place_code, programme_code, state, subject_count)
  select c.region_code, ${sqlText(assessmentId)}::uuid, c.place_code, c.code, c.state, c.n from (${counts(unit, layout, marks)}) c`;

/** Statements that move the totals from the old marks of some subjects to their new ones. */
export function totalsDeltaSql(
  unit: LayoutUnit,
  layout: UnitLayout,
  before: string,
  after: string,
  assessmentId: string,
): readonly string[] {
  const id = `${sqlText(assessmentId)}::uuid`;
  const same = `t.assessment_id = ${id} and t.region_code = d.region_code and t.place_code = d.place_code
            and t.programme_code = d.code and t.state = d.state`;
  return [
    `create temp table delta_${unit} on commit drop as
       select d.region_code, d.place_code, d.code, d.state, sum(d.n)::int as n from (
         ${counts(unit, layout, after)}
         union all select o.region_code, o.place_code, o.code, o.state, -o.n from (${counts(unit, layout, before)}) o) d
        group by 1, 2, 3, 4 having sum(d.n) <> 0`,
    `update programmes.assessment_totals t set subject_count = t.subject_count + d.n from delta_${unit} d where ${same}`,
    `insert into programmes.assessment_totals (region_code, assessment_id, place_code, programme_code, state, subject_count)
       select d.region_code, ${id}, d.place_code, d.code, d.state, d.n from delta_${unit} d
        where not exists (select from programmes.assessment_totals t where ${same})`,
    `delete from programmes.assessment_totals t using delta_${unit} d where ${same} and t.subject_count = 0`,
  ];
}
