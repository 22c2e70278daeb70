import { checkRule } from "#platform/feel/check.ts";
import { factCatalogue } from "#platform/feel/facts.ts";
import { parseRule } from "#platform/feel/parse.ts";
import type { KnownProgramme, RuleCheck } from "../../domain/check-definition.ts";

/** Checks rules against the catalogue of facts and the programmes there are. */
export function ruleCheck(programmes: readonly KnownProgramme[]): RuleCheck {
  return (text, unit, want) => {
    const parsed = parseRule(text);
    const problems = parsed.ok
      ? checkRule(parsed.rule, { catalogue: factCatalogue, unit, programmes, want })
      : parsed.problems;
    return problems.map(({ code, severity, params }) => ({ code, severity, params }));
  };
}
