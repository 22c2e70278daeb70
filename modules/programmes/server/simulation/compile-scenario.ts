import { factCatalogue } from "#platform/feel/facts.ts";
import { lowerChecked } from "#platform/feel/lower-checked.ts";
import type { ScenarioRules } from "../../domain/scenario.ts";
import { amountSql, type Component, countSql } from "../assessment/amount-sql.ts";
import { type AssessPlan, readRule, unitOf } from "../assessment/compile-plan.ts";
import { outcomeSql, stateBits, stateSql } from "../assessment/layout.ts";
import { RuleNotAssessable } from "../facts/fact-plan.ts";

/** Values read once per subject for several scenarios: counts of components and ranking values, as columns x0, x1 … */
export class Atoms {
  readonly sql: string[] = [];
  column(sql: string): string {
    if (/^\d+$/.test(sql)) return sql;
    const known = this.sql.indexOf(sql);
    return `u.x${known >= 0 ? known : this.sql.push(sql) - 1}`;
  }
}

export interface CompiledScenario {
  /** SQL over a row of marks: 0 not eligible, 1 eligible, 2 data lacking. */
  readonly outcome: string;
  /** Over a row of marks alone: false only where the outcome is 0 whatever the facts say. */
  readonly possible: string;
  readonly joins: string;
  readonly amountRupiah: string;
  /** ORDER BY of the ranking, ties included, over the columns of the base. */
  readonly order: string;
  readonly rules: ScenarioRules;
}

const forbidden = stateBits.overlap | stateBits.coolingOff;

/** `marks` = alias of the marks; `alive` = SQL of whether the subject may be judged at all. */
export function compileScenario(
  plan: AssessPlan,
  atoms: Atoms,
  rules: ScenarioRules,
  { marks, alive }: { readonly marks: string; readonly alive: string },
): CompiledScenario {
  const { definition } = rules;
  const unit = unitOf(definition);
  const layout = plan.layout[unit];
  const index = layout.programmes.findIndex(({ code }) => code === definition.code);
  const compile = unit === "person" ? plan.facts.personRule : plan.facts.familyRule;
  const judged = layout.programmes[index]?.criteria ?? [];
  const kept: string[] = [];
  const changed: string[] = [];
  for (const { code, rule } of definition.criteria) {
    const tree = readRule(rule);
    const stored = judged.find((one) => one.code === code);
    if (stored !== undefined && layout.rules[stored.rule] === tree.text.trim())
      kept.push(outcomeSql(marks, stored.rule));
    else if (unit === "group") throw new RuleNotAssessable(rule);
    else changed.push(`coalesce((${compile(tree)})::int, 2)`);
  }
  const state = stateSql(marks, index);
  const asJudged = changed.length === 0 && kept.length === judged.length;
  const barred = `hold.subject_id is not null or ${state} & ${forbidden} <> 0`;
  const product = [...kept, ...changed].join(" * ");
  const order = definition.ranking.flatMap(({ rule, first }) => {
    if (unit === "group") return [];
    const tree = readRule(rule);
    const isBoolean = lowerChecked(tree, factCatalogue).type === "boolean";
    const value = atoms.column(isBoolean ? `(${compile(tree)})::int` : compile(tree));
    return [`${value} ${first === "lowest" ? "asc" : "desc"} nulls last`];
  });
  const amount = amountSql(plan, definition, (component: Component) =>
    atoms.column(countSql(plan, definition, component)),
  );
  return {
    outcome: asJudged
      ? `case when ${barred} then 0 else (${state} & 3)::int end`
      : `case when ${barred} or not ${alive} then 0 else least(${product === "" ? "0" : product}, 2)::int end`,
    possible: asJudged
      ? `${state} & 3 <> 0`
      : kept.length === 0
        ? "true"
        : kept.map((outcome) => `${outcome} <> 0`).join(" and "),
    joins: amount.joins,
    amountRupiah: amount.amountRupiah,
    order: [
      ...order,
      "u.decile asc nulls last",
      "u.age desc nulls last",
      "uuid_hash_extended(u.id, 0)",
      "u.id",
    ].join(", "),
    rules,
  };
}
