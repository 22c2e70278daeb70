import { sqlText } from "../facts/sql-text.ts";
import { type LayoutUnit, outcomeSql, stateSql, type UnitLayout } from "./layout.ts";

interface Side {
  readonly layout: UnitLayout;
  /** Relation with the columns of the marks of the unit. */
  readonly marks: string;
}

const ruleOf = (layout: UnitLayout, programme: string, criterion: string) =>
  layout.programmes.find(({ code }) => code === programme)?.criteria.find(({ code }) => code === criterion)
    ?.rule;

/**
 * INSERT of who crossed a line between two sets of marks, for the programmes that both know, with the criteria
 * whose outcome changed. Who was unknown before counts where there is something to say of them.
 */
export function crossingsSql(unit: "family" | "person", before: Side, after: Side, runId: string): string {
  const id = `${unit}_id`;
  const common = after.layout.programmes
    .map((programme, index) => ({
      code: programme.code,
      now: stateSql("n", index),
      before: before.layout.programmes.findIndex(({ code }) => code === programme.code),
      criteria: programme.criteria,
    }))
    .filter((programme) => programme.before >= 0);
  if (common.length === 0) return "";
  const outcomes = common.flatMap(({ code, criteria }) =>
    criteria.flatMap((criterion) => {
      const old = ruleOf(before.layout, code, criterion.code);
      return old === undefined
        ? []
        : [
            {
              programme: sqlText(code),
              criterion: sqlText(criterion.code),
              from: outcomeSql("o", old),
              to: outcomeSql("n", criterion.rule),
            },
          ];
    }),
  );
  const list = (parts: readonly string[], type: string) => `array[${parts.join(", ")}]::${type}[]`;
  const changed =
    outcomes.length === 0
      ? "'[]'::jsonb"
      : `(select coalesce(jsonb_agg(jsonb_build_object('code', k.code, 'from', k.was, 'to', k.became)), '[]')
         from unnest(${list(
           outcomes.map((one) => one.programme),
           "text",
         )},
                     ${list(
                       outcomes.map((one) => one.criterion),
                       "text",
                     )},
                     ${list(
                       outcomes.map((one) => one.from),
                       "bigint",
                     )},
                     ${list(
                       outcomes.map((one) => one.to),
                       "bigint",
                     )}) as k (programme, code, was, became)
        where k.programme = x.code and k.was is distinct from k.became)`;
  const same = common.map((one) => `${one.now} is distinct from ${stateSql("o", one.before)}`).join(" or ");
  return `
  insert into programmes.crossings (region_code, run_id, place_code, compartment, programme_code, subject_kind, subject_id, family_id, from_state, to_state, changed)
  select n.region_code, ${sqlText(runId)}::uuid, n.place_code, ${unit === "person" ? "n.compartment" : "null"}, x.code, '${unit}', n.${id}, n.family_id, x.was, x.became, ${changed}
    from ${after.marks} n left join ${before.marks} o on o.region_code = n.region_code and o.${id} = n.${id}
    cross join lateral unnest(${list(
      common.map(({ code }) => sqlText(code)),
      "text",
    )},
      ${list(
        common.map((one) => `case when o.${id} is not null then ${stateSql("o", one.before)} end`),
        "bigint",
      )},
      ${list(
        common.map(({ now }) => now),
        "bigint",
      )}) as x (code, was, became)
   where (${same}) and (x.was <> x.became or (x.was is null and x.became <> 0))`;
}

export const crossedUnits = ["family", "person"] as const satisfies readonly LayoutUnit[];
