import type { Tx } from "#platform/db/tx.ts";
import { refuse } from "#platform/kernel/result.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import type { Scenario } from "../../contract/simulation-shapes.ts";
import { applyScenario, rulesOf, type ScenarioRules } from "../../domain/scenario.ts";
import { type AssessmentRow, currentAssessment, planOf } from "../assessment/assessment-row.ts";
import { type AssessPlan, unitOf } from "../assessment/compile-plan.ts";
import { ruleCheck } from "../catalogue/rule-check.ts";
import { findProgramme } from "../catalogue/versions.ts";
import { TooManyAidQuestions } from "../facts/aid-bits.ts";
import { RuleNotAssessable } from "../facts/fact-plan.ts";
import { type BaseSql, baseSql } from "./base-sql.ts";

interface Prepared {
  readonly ok: true;
  readonly assessment: AssessmentRow;
  readonly definition: ProgrammeDefinition;
  readonly base: BaseSql;
}

/** First rule of a scenario that the catalogue of facts does not allow, with what is wrong. */
function wrongRule(plan: AssessPlan, { definition }: ScenarioRules) {
  const known = [...plan.versions.values()].map((version) => version.definition);
  const check = ruleCheck(
    known.map(({ code, names, components }) => ({
      code,
      names,
      components: components.map((one) => one.code),
    })),
  );
  const rules = [
    ...definition.criteria.map(({ code, rule }) => ({ code, rule, want: "boolean" as const })),
    ...definition.ranking.map(({ code, rule }) => ({ code, rule, want: "rank" as const })),
  ];
  for (const { code, rule, want } of rules) {
    const problems = check(rule, unitOf(definition), want).filter(({ severity }) => severity === "error");
    if (problems.length > 0) return { code, problems };
  }
  return undefined;
}

/**
 * The statement for a programme's rules in force (first) and its scenarios, over the finished assessment of a period.
 * Refuses with what simulationErrors names.
 */
export async function prepareSimulation(
  tx: Tx,
  input: { readonly programmeCode: string; readonly period: string; readonly scenarios: readonly Scenario[] },
) {
  if ((await findProgramme(tx, input.programmeCode)) === undefined) return refuse("PROGRAMME_NOT_FOUND");
  const assessment = await currentAssessment(tx.client, input.period);
  const plan = assessment && (await planOf(tx.client, assessment));
  const definition = plan?.versions.get(input.programmeCode)?.definition;
  if (assessment === undefined || plan === undefined || definition === undefined)
    return refuse("PERIOD_NOT_ASSESSED");
  const scenarios = input.scenarios.map(({ change }) => applyScenario(definition, change));
  for (const [index, scenario] of scenarios.entries()) {
    const details = { scenario: index + 1 };
    if (scenario.unknownPart !== null)
      return refuse("SCENARIO_PART_UNKNOWN", { details: { ...details, code: scenario.unknownPart } });
    const wrong = wrongRule(plan, scenario);
    if (wrong !== undefined) return refuse("SCENARIO_RULE_WRONG", { details: { ...details, ...wrong } });
  }
  try {
    const base = baseSql(plan, assessment, [rulesOf(definition), ...scenarios]);
    return { ok: true, assessment, definition, base } satisfies Prepared;
  } catch (error) {
    if (error instanceof RuleNotAssessable)
      return refuse("RULE_NOT_SIMULATED", { details: { part: error.part } });
    if (error instanceof TooManyAidQuestions)
      return refuse("RULE_NOT_SIMULATED", { details: { part: "menerima" } });
    throw error;
  }
}

/**
 * Hashes and sorts of half a million rows stay in memory; the planner's default would write them to disk. What rules
 * say of bits cannot be estimated, so nothing is looked up row by row for "few" rows that are a quarter of a million.
 */
export const simulationSettings =
  "set local work_mem = '128MB'; set local jit = off; set local enable_nestloop = off; set local enable_mergejoin = off";
