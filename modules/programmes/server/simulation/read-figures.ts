import {
  type Dimension,
  dimensions,
  type SimulatedGroup,
  type SimulatedScenario,
} from "../../contract/simulation-shapes.ts";
import { costPerYear, type ScenarioRules } from "../../domain/scenario.ts";
import { ageBands, type SimulationRow } from "./chosen-sql.ts";

/** Key of a row in each dimension; "" = not known. */
const keyOf: Readonly<Record<Dimension, (row: SimulationRow) => string>> = {
  region: (row) => row.region ?? "",
  decile: (row) => (row.decile === null ? "" : String(row.decile)),
  sex: (row) => row.sex ?? "",
  age: (row) => (row.band === null ? "" : (ageBands[row.band] ?? "")),
  disability: (row) => (row.disabled === null ? "" : row.disabled ? "yes" : "no"),
};

interface Sum {
  eligible: number;
  selected: number;
  receiving: number;
  cost: bigint;
}

const nothing = (): Sum => ({ eligible: 0, selected: 0, receiving: 0, cost: 0n });

function add(sum: Sum, row: SimulationRow): void {
  sum.eligible += Number(row.eligible);
  sum.selected += Number(row.selected);
  sum.receiving += Number(row.receiving);
  sum.cost += row.cost;
}

/** Order of keys in a dimension; not known comes last. */
function compareKeys(dimension: Dimension, a: string, b: string): number {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  if (dimension === "decile") return Number(a) - Number(b);
  if (dimension === "age") return ageBands.indexOf(a as never) - ageBands.indexOf(b as never);
  return a < b ? -1 : 1;
}

/** Counts from 1 to 4 could point at a family. */
const isSmall = (count: number) => count > 0 && count < 5;

export interface Reading {
  readonly rows: readonly SimulationRow[];
  readonly hideSmall: boolean;
  readonly regionLabels: ReadonlyMap<string, string>;
}

/** One scenario as it is shown. `index` 0 = the rules in force. */
export function readScenario(
  reading: Reading,
  index: number,
  name: string,
  { definition }: ScenarioRules,
): SimulatedScenario {
  const { rows, hideSmall, regionLabels } = reading;
  const shown = (count: number) => (hideSmall && isSmall(count) ? null : count);
  const money = (count: number, amount: bigint) => (hideSmall && isSmall(count) ? null : String(amount));
  const total = nothing();
  const sums = new Map<string, Sum>();
  // Every scenario has the same rows, so that tables stand side by side: keys of all are listed, empty ones with 0.
  const keys = new Map(dimensions.map((one) => [one, new Set<string>()]));
  for (const row of rows) {
    if (row.kind !== "cube") continue;
    for (const dimension of dimensions) {
      const key = keyOf[dimension](row);
      keys.get(dimension)?.add(key);
      if (row.scenario !== index) continue;
      const sum = sums.get(`${dimension} ${key}`) ?? nothing();
      add(sum, row);
      sums.set(`${dimension} ${key}`, sum);
    }
    if (row.scenario === index) add(total, row);
  }
  const lacking = Number(
    rows.find((row) => row.kind === "lacking" && row.scenario === index)?.eligible ?? 0n,
  );
  const both = (mine: boolean, todays: boolean) =>
    rows
      .filter((row) => row.kind === "mask" && ((row.scenario >> index) & 1) === Number(mine))
      .filter((row) => (row.scenario & 1) === Number(todays))
      .reduce((sum, row) => sum + Number(row.eligible), 0);
  const groupsOf = (dimension: Dimension): SimulatedGroup[] =>
    [...(keys.get(dimension) ?? [])]
      .toSorted((a, b) => compareKeys(dimension, a, b))
      .map((key) => {
        const sum = sums.get(`${dimension} ${key}`) ?? nothing();
        return {
          key,
          label: dimension === "region" ? (regionLabels.get(key) ?? key) : key,
          eligible: shown(sum.eligible),
          selected: shown(sum.selected),
          costRupiah: money(sum.selected, sum.cost),
        };
      });
  return {
    name,
    figures: {
      eligible: shown(total.eligible),
      selected: shown(total.selected),
      notReached: shown(total.eligible - total.selected),
      lacking: shown(lacking),
      receivingNow: shown(total.receiving),
      costRupiah: money(total.selected, total.cost),
      costPerYearRupiah: money(total.selected, costPerYear(definition, total.cost)),
      enters: index === 0 ? null : shown(both(true, false)),
      leaves: index === 0 ? null : shown(both(false, true)),
      stays: index === 0 ? null : shown(both(true, true)),
    },
    groups: Object.fromEntries(dimensions.map((one) => [one, groupsOf(one)])) as Record<
      Dimension,
      SimulatedGroup[]
    >,
  };
}
