import type { ProgrammeDefinition } from "../../contract/definition.ts";
import type { Scenario, ScenarioChange } from "../../contract/simulation-shapes.ts";

/** A scenario as it is written: every value of the version in force, changed or not. */
export interface Tried {
  readonly name: string;
  /** Empty text = the criterion does not apply. */
  readonly criteria: Readonly<Record<string, string>>;
  readonly components: Readonly<Record<string, number | null>>;
  readonly stages: Readonly<Record<string, number | null>>;
  readonly quotaTotal: number | null;
  readonly byRegion: Readonly<Record<string, number>>;
  readonly ceilingRupiah: number | null;
  readonly ranking: ProgrammeDefinition["ranking"];
}

const valuesOf = <Value>(parts: ReadonlyArray<{ readonly code: string }>, value: (index: number) => Value) =>
  Object.fromEntries(parts.map(({ code }, index) => [code, value(index)]));

/** A scenario that changes nothing yet, or one that was saved. */
export function tryWith(definition: ProgrammeDefinition, name: string, change: ScenarioChange = {}): Tried {
  const { criteria, components, cycle, quota, budget, ranking } = definition;
  const changedRule = (code: string) => change.criteria?.find((one) => one.code === code);
  const amount = (list: ScenarioChange["stages"], code: string) => list?.find((one) => one.code === code);
  return {
    name,
    criteria: valuesOf(criteria, (index) => {
      const { code = "", rule = "" } = criteria[index] ?? {};
      const changed = changedRule(code);
      return changed === undefined ? rule : (changed.rule ?? "");
    }),
    components: valuesOf(components, (index) => {
      const part = components[index];
      return amount(change.components, part?.code ?? "")?.amountRupiah ?? part?.amountRupiah ?? 0;
    }),
    stages: valuesOf(cycle.stages, (index) => {
      const stage = cycle.stages[index];
      const changed = amount(change.stages, stage?.code ?? "");
      return changed === undefined ? (stage?.amountRupiah ?? null) : changed.amountRupiah;
    }),
    quotaTotal: (change.quota ?? quota).total,
    byRegion: (change.quota ?? quota).byRegion,
    ceilingRupiah:
      change.ceilingRupiah === undefined ? (budget?.ceilingRupiah ?? null) : change.ceilingRupiah,
    ranking: change.ranking ?? ranking,
  };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Only what differs from the version in force: that is what is computed, saved and shared. */
export function changeOf(definition: ProgrammeDefinition, tried: Tried): Scenario {
  const criteria = definition.criteria.flatMap(({ code, rule }) => {
    const text = tried.criteria[code] ?? rule;
    return text === rule ? [] : [{ code, rule: text.trim() === "" ? null : text }];
  });
  const components = definition.components.flatMap(({ code, amountRupiah }) => {
    const value = tried.components[code] ?? 0;
    return value === amountRupiah ? [] : [{ code, amountRupiah: value }];
  });
  const stages = definition.cycle.stages.flatMap(({ code, amountRupiah }) => {
    const value = tried.stages[code] ?? null;
    return value === amountRupiah ? [] : [{ code, amountRupiah: value }];
  });
  const quota = { total: tried.quotaTotal, byRegion: { ...tried.byRegion } };
  const ceiling = definition.budget?.ceilingRupiah ?? null;
  return {
    name: tried.name,
    change: {
      ...(criteria.length > 0 ? { criteria } : {}),
      ...(components.length > 0 ? { components } : {}),
      ...(stages.length > 0 ? { stages } : {}),
      ...(same(quota, { total: definition.quota.total, byRegion: definition.quota.byRegion })
        ? {}
        : { quota }),
      ...(tried.ceilingRupiah === ceiling ? {} : { ceilingRupiah: tried.ceilingRupiah }),
      ...(same(tried.ranking, definition.ranking) ? {} : { ranking: [...tried.ranking] }),
    },
  };
}
