/** Where a part stands in the text of its rule: for marks under it. */
export type Span = { readonly from: number; readonly to: number };

export type CompareOp = "=" | "!=" | "<" | "<=" | ">" | ">=";
export type MathOp = "+" | "-" | "*" | "/";

/** One alternative of `in (…)`: a range, or a comparison (`=` where only a value is written). */
export type Test =
  | {
      readonly kind: "range";
      readonly low: Node;
      readonly high: Node;
      readonly lowClosed: boolean;
      readonly highClosed: boolean;
    }
  | { readonly kind: "value"; readonly op: CompareOp; readonly value: Node };

type Part =
  | { readonly kind: "number"; readonly digits: bigint; readonly scale: number }
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "date"; readonly value: string }
  | { readonly kind: "null" }
  | { readonly kind: "fact"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] }
  | { readonly kind: "and" | "or"; readonly left: Node; readonly right: Node }
  | { readonly kind: "compare"; readonly op: CompareOp; readonly left: Node; readonly right: Node }
  | { readonly kind: "in"; readonly of: Node; readonly tests: readonly Test[] }
  | { readonly kind: "math"; readonly op: MathOp; readonly left: Node; readonly right: Node }
  | { readonly kind: "negate"; readonly of: Node }
  | { readonly kind: "if"; readonly when: Node; readonly yes: Node; readonly no: Node };

/** A part of a rule with its place in the text. */
export type Node = Part & Span;
export type NodeOf<Kind extends Node["kind"]> = Extract<Node, { readonly kind: Kind }>;

/** A rule that was read: its text as written and its tree. */
export type Rule = { readonly text: string; readonly root: Node };

/** What is wrong with a rule, or doubtful about it, and where. Messages: web/messages `programmes_problem_CODE`. */
export type Problem = Span & {
  readonly code: ProblemCode;
  readonly severity: "error" | "warning";
  readonly params: Readonly<Record<string, string>>;
};

export const problemCodes = [
  "EMPTY",
  "SYNTAX",
  "UNFINISHED",
  "NOT_SUPPORTED",
  "TOO_DEEP",
  "TOO_PRECISE",
  "BAD_DATE",
  "BAD_TEXT",
  "UNKNOWN_FACT",
  "UNKNOWN_FUNCTION",
  "UNKNOWN_VALUE",
  "UNKNOWN_PROGRAMME",
  "UNKNOWN_COMPONENT",
  "WRONG_UNIT",
  "WRONG_ARGUMENTS",
  "WRONG_TYPE",
  "NOT_COMPARABLE",
  "NOT_ORDERED",
  "NULL_NOT_HERE",
  "MEMBERS_WITHIN_MEMBERS",
  "DIVIDES_BY_ZERO",
  "MAY_DIVIDE_BY_ZERO",
  "NEVER_TRUE",
  "ALWAYS_TRUE",
  "PART_NEVER_TRUE",
  "PART_ALWAYS_TRUE",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

const warnings: ReadonlySet<ProblemCode> = new Set([
  "MAY_DIVIDE_BY_ZERO",
  "NEVER_TRUE",
  "ALWAYS_TRUE",
  "PART_NEVER_TRUE",
  "PART_ALWAYS_TRUE",
]);

export function problem(
  code: ProblemCode,
  at: Span,
  params: Readonly<Record<string, string | number>> = {},
): Problem {
  const words = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, String(value)]));
  return {
    code,
    severity: warnings.has(code) ? "warning" : "error",
    from: at.from,
    to: at.to,
    params: words,
  };
}
