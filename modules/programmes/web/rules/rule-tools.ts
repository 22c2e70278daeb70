/** What looks at rules, in one piece that loads after the page: the grammar alone weighs 30 kB (gzip). */
export { readCatalogue } from "#platform/feel/catalogue.ts";
export { checkRule } from "#platform/feel/check.ts";
export { completionsAt } from "#platform/feel/complete.ts";
export { explainRule } from "#platform/feel/explain.ts";
export { parseRule } from "#platform/feel/parse.ts";
export { ruleProblemText } from "./rule-problem-words.ts";
