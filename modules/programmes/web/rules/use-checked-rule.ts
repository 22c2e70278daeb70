import { useEffect, useMemo, useState } from "react";
import type { Problem } from "#platform/feel/ast.ts";
import type { RuleUnit } from "#platform/feel/catalogue.ts";
import { useLocale } from "#platform/ui/locale.ts";
import type { Facts } from "./use-facts.ts";

export type Want = "boolean" | "number" | "rank";
export type CheckedRule = {
  /** The text that was looked at; while somebody types it is older than the field. */
  readonly text: string;
  readonly problems: ReadonlyArray<Problem & { readonly sentence: string }>;
  /** In plain words; empty while the rule cannot be read. */
  readonly reading: string;
};

/** Longer than the pause between two keys, so that nothing half-written is called wrong. */
const pauseMs = 450;

/** The rule as the server will judge it, looked at whenever typing pauses. */
export function useCheckedRule(
  value: string,
  unit: RuleUnit,
  want: Want,
  facts: Facts | undefined,
): CheckedRule {
  const locale = useLocale();
  const [text, setText] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setText(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return useMemo(() => {
    if (facts === undefined || text.trim() === "") return { text, problems: [], reading: "" };
    const { tools, catalogue, programmes } = facts;
    const told = (problems: readonly Problem[]) =>
      problems.map((problem) => ({ ...problem, sentence: tools.ruleProblemText(problem) }));
    const read = tools.parseRule(text);
    if (!read.ok) return { text, problems: told(read.problems), reading: "" };
    const problems = tools.checkRule(read.rule, { catalogue, programmes, unit, want });
    const broken = problems.some(({ severity }) => severity === "error");
    return {
      text,
      problems: told(problems),
      reading: broken ? "" : tools.explainRule(read.rule, { locale, catalogue }),
    };
  }, [text, unit, want, facts, locale]);
}
