import { sqlText } from "../facts/sql-text.ts";
import type { BaseSql } from "./base-sql.ts";
import type { CompiledScenario } from "./compile-scenario.ts";

/** Last age of each band but the last: 0–17, 18–29, 30–44, 45–59, 60–69, 70 and over. */
const bandStarts = [18, 30, 45, 60, 70] as const;
export const ageBands = ["0-17", "18-29", "30-44", "45-59", "60-69", "70+"] as const;

/** The eligible of one scenario with `chosen`: within the quota of their region, then down the ranking to total and ceiling. */
function chosenOf({ rules, joins, amountRupiah, order }: CompiledScenario, index: number): string {
  const { quota } = rules.definition;
  const regions = Object.entries(quota.byRegion);
  const eligible = `select u.*, ${amountRupiah} as amount from base u ${joins} where u.e${index} = 1`;
  const columns = `${index} as scenario, u.id, u.region_code, u.decile, u.sex, u.age, u.disabled, u.receives, u.amount`;
  const quotaSql =
    regions.length === 0
      ? null
      : `coalesce((case u.region_code ${regions.map(([code, units]) => `when ${sqlText(code)} then ${units}`).join(" ")} end), 0)`;
  const within =
    quotaSql === null
      ? `select u.*, true as within from (${eligible}) u`
      : `select u.*, row_number() over (partition by u.region_code order by ${order}) <= ${quotaSql} as within from (${eligible}) u`;
  const { ceilingRupiah } = rules;
  if (quota.total === null && ceilingRupiah === null)
    return `select ${columns}, u.within as chosen from (${within}) u`;
  const running = `over (order by ${order} rows unbounded preceding)`;
  const limits = [
    ...(quota.total === null ? [] : [`count(*) filter (where u.within) ${running} <= ${quota.total}`]),
    ...(ceilingRupiah === null
      ? []
      : [`coalesce(sum(u.amount) filter (where u.within) ${running}, 0) <= ${ceilingRupiah}`]),
  ];
  return `select ${columns}, u.within and ${limits.join(" and ")} as chosen from (${within}) u`;
}

const withChosen = ({ select, scenarios }: BaseSql) => `
  with base as materialized (${select}),
       chosen as materialized (${scenarios.map((one, index) => `(${chosenOf(one, index)})`).join("\n union all ")})`;

export interface SimulationRow {
  /** "cube": eligible of a scenario by their traits; "lacking": per scenario; "mask": subjects by who chooses them. */
  readonly kind: "cube" | "lacking" | "mask";
  readonly scenario: number;
  readonly region: string | null;
  readonly decile: number | null;
  readonly sex: string | null;
  readonly band: number | null;
  readonly disabled: boolean | null;
  readonly eligible: bigint;
  readonly selected: bigint;
  readonly receiving: bigint;
  readonly cost: bigint;
}

/** One statement for today and all scenarios: a few thousand rows at most, whatever the size of the registry. */
export function simulationSql(base: BaseSql): string {
  const lacking = base.scenarios
    .map(
      (_, index) => `select ${index} as scenario, count(*) filter (where u.e${index} = 2) as n from base u`,
    )
    .join(" union all ");
  return `${withChosen(base)}
  select 'cube' as kind, c.scenario, c.region_code as region, c.decile::int as decile, c.sex,
         width_bucket(c.age, array[${bandStarts.join(", ")}]) as band, c.disabled, count(*) as eligible,
         count(*) filter (where c.chosen) as selected, count(*) filter (where c.chosen and c.receives) as receiving,
         coalesce(sum(c.amount) filter (where c.chosen), 0)::bigint as cost
    from chosen c group by c.scenario, c.region_code, c.decile, c.sex, 6, c.disabled
  union all
  select 'lacking', l.scenario, null, null, null, null, null, l.n, 0, 0, 0 from (${lacking}) l
  union all
  select 'mask', k.mask, null, null, null, null, null, count(*), 0, 0, 0
    from (select c.id, sum(1 << c.scenario)::int as mask from chosen c where c.chosen group by c.id) k group by k.mask`;
}

export type SimulatedKind = "selected" | "entering" | "leaving" | "not-reached";

/** Ids behind a figure of scenario 1 against today (scenario 0), in order of region and id. */
export function simulatedIdsSql(base: BaseSql, kind: SimulatedKind): string {
  const scenario = base.scenarios.length - 1;
  const of = (n: number, chosen: string) =>
    `select c.region_code, c.id from chosen c where c.scenario = ${n} and ${chosen}`;
  const wanted = {
    selected: of(scenario, "c.chosen"),
    "not-reached": of(scenario, "not c.chosen"),
    entering: `${of(scenario, "c.chosen")} except ${of(0, "c.chosen")}`,
    leaving: `${of(0, "c.chosen")} except ${of(scenario, "c.chosen")}`,
  }[kind];
  return `${withChosen(base)} select w.region_code as "regionCode", w.id, count(*) over () as total from (${wanted}) w`;
}
