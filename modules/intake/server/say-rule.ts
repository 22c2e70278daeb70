import type { Locale } from "#platform/runtime/operation.ts";
import { intakeReference } from "./reference.ts";
import { showRule } from "./show-finding.ts";

/** Reason and remedy of a rule as one sentence for the command line; undefined where there is no such rule. */
export async function sayRule(ruleId: string, locale: Locale = "id"): Promise<string | undefined> {
  const reference = await intakeReference();
  if (!reference.rules.has(ruleId)) return undefined;
  const { reason, remedy } = showRule(reference, locale, ruleId);
  return `${reason} ${remedy}`.trim();
}
