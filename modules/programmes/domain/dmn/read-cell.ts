import type { Node, Rule } from "#platform/feel/ast.ts";
import { parseRule } from "#platform/feel/parse.ts";
import { ruleText } from "#platform/feel/text.ts";
import { anything } from "./table.ts";

/** One cell of a decision table as a rule about its column: `>= 60` under `umur` is `umur >= 60`. */
export type Cell =
  | { readonly kind: "any" }
  | { readonly kind: "rule"; readonly text: string }
  | { readonly kind: "unreadable" };

export function readCell(expression: string, cell: string): Cell {
  const text = cell.trim();
  if (text === "" || text === anything) return { kind: "any" };
  const column = parseRule(expression);
  if (!column.ok) return { kind: "unreadable" };
  if (text === "true") return { kind: "rule", text: ruleText(column.rule) };
  const negated = /^not\s*\((.*)\)$/s.exec(text)?.[1];
  const tests = testsOf(column.rule, text === "false" ? null : (negated ?? text));
  if (tests === null) return { kind: "unreadable" };
  return { kind: "rule", text: text === "false" || negated !== undefined ? `not(${tests})` : tests };
}

/** The column's expression under the tests of a cell; without tests the expression itself. */
function testsOf(column: Rule, tests: string | null): string | null {
  if (tests === null) return ruleText(column);
  const whole = parseRule(`x in (${tests})`);
  // Anything else ("1) or (x = 2") has broken out of its cell.
  if (!whole.ok || whole.rule.root.kind !== "in" || whole.rule.root.of.kind !== "fact") return null;
  const of = column.root;
  const [only] = whole.rule.root.tests;
  const at = { from: of.from, to: of.to };
  const root: Node =
    whole.rule.root.tests.length === 1 && only?.kind === "value"
      ? { kind: "compare", op: only.op, left: of, right: only.value, ...at }
      : { kind: "in", of, tests: whole.rule.root.tests, ...at };
  return ruleText({ text: "", root });
}
