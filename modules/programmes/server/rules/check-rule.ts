import { checkRule as check } from "#platform/feel/check.ts";
import { explainRule } from "#platform/feel/explain.ts";
import { factCatalogue } from "#platform/feel/facts.ts";
import { parseRule } from "#platform/feel/parse.ts";
import { ruleText } from "#platform/feel/text.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { checkRule } from "../../contract/check-rule.ts";
import { programmeWords } from "./programme-words.ts";

export const handler = query(checkRule, async (tx, { rule: text, unit, want }, { now }) => {
  const read = parseRule(text);
  if (!read.ok) return plain({ problems: [...read.problems], text: null, reading: null });
  const problems = check(read.rule, {
    catalogue: factCatalogue,
    // A household is judged on its family.
    unit: unit === "household" ? "family" : unit,
    programmes: await programmeWords(tx, now),
    want,
  });
  const reading = {
    id: explainRule(read.rule, { locale: "id", catalogue: factCatalogue }),
    en: explainRule(read.rule, { locale: "en", catalogue: factCatalogue }),
  };
  return plain({ problems: [...problems], text: ruleText(read.rule), reading });
});
