import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { checkRule } from "../../contract/check-rule.ts";
import { checkRule as check } from "../../domain/feel/check.ts";
import { explainRule } from "../../domain/feel/explain.ts";
import { factCatalogue } from "../../domain/feel/facts.ts";
import { parseRule } from "../../domain/feel/parse.ts";
import { ruleText } from "../../domain/feel/text.ts";
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
