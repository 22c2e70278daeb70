import type { KnownProgramme, RuleCheck } from "../../domain/check-definition.ts";
import { checkRule } from "../../domain/feel/check.ts";
import { factCatalogue } from "../../domain/feel/facts.ts";
import { parseRule } from "../../domain/feel/parse.ts";

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
