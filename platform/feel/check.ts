import { type Problem, problem, type Rule } from "./ast.ts";
import type { Catalogue, RuleUnit } from "./catalogue.ts";
import { doubts } from "./doubts.ts";
import { lower } from "./lower.ts";
import type { ProgrammeWords } from "./lowering.ts";

export type Check = {
  readonly catalogue: Catalogue;
  /** What the rule is about; a household is judged on its family. */
  readonly unit: RuleUnit;
  readonly programmes: readonly ProgrammeWords[];
  /** A rank may be a number or a yes/no. */
  readonly want: "boolean" | "number" | "rank";
};

/**
 * What is wrong with a rule (errors: it may not be saved) or doubtful about it (warnings: it can never be true,
 * a part decides nothing, it may divide by zero). Places are offsets into `rule.text`.
 */
export function checkRule(rule: Rule, { catalogue, unit, programmes, want }: Check): readonly Problem[] {
  const { typed, problems } = lower(rule, { catalogue, unit, programmes });
  if (typed === null || problems.length > 0) return problems;
  const fits = want === "rank" ? typed.type === "boolean" || typed.type === "number" : typed.type === want;
  if (!fits) {
    const expected = want === "rank" ? "number" : want;
    return [problem("WRONG_TYPE", rule.root, { expected, found: typed.type })];
  }
  return doubts(typed, catalogue);
}
