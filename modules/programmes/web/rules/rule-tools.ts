/** What looks at rules, in one piece that loads after the page: the grammar alone weighs 30 kB (gzip). */
export { readCatalogue } from "../../domain/feel/catalogue.ts";
export { checkRule } from "../../domain/feel/check.ts";
export { completionsAt } from "../../domain/feel/complete.ts";
export { explainRule } from "../../domain/feel/explain.ts";
export { parseRule } from "../../domain/feel/parse.ts";
export { ruleProblemText } from "./rule-problem-words.ts";
