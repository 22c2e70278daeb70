import type { CompareOp, Rule, Span } from "./ast.ts";

/** A fact or a function of the catalogue, for those who fetch its value. */
export type FactRef =
  | { readonly kind: "fact"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: ReadonlyArray<string | number | Rule> };

/**
 * A number that is known to be exact: its scale (digits behind the point) is known before any value is.
 * `bound` is the greatest absolute value it can take; `native` where PostgreSQL may count it in bigint.
 */
export type Exact = { readonly scale: number; readonly bound: bigint; readonly native: boolean };

type NumPart =
  | { readonly is: "number"; readonly digits: bigint }
  | { readonly is: "ref"; readonly ref: FactRef }
  | { readonly is: "add" | "subtract" | "multiply" | "divide"; readonly left: Num; readonly right: Num }
  | { readonly is: "negate" | "abs" | "floor" | "ceiling"; readonly of: Num }
  | { readonly is: "round"; readonly of: Num; readonly digits: number }
  | { readonly is: "min" | "max"; readonly of: readonly Num[] }
  | { readonly is: "years" | "months"; readonly since: Day; readonly until: Day }
  | { readonly is: "if"; readonly when: Bool; readonly yes: Num; readonly no: Num };

export type Num = NumPart & Exact & { readonly at: Span };

/** A fact of words or codes: compared for equality only. */
export type Word = { readonly ref: FactRef };

export type Day =
  | { readonly is: "date"; readonly value: string }
  | { readonly is: "ref"; readonly ref: FactRef };

type BoolPart =
  | { readonly is: "boolean"; readonly value: boolean }
  | { readonly is: "ref"; readonly ref: FactRef }
  | { readonly is: "not"; readonly of: Bool }
  | { readonly is: "and" | "or"; readonly of: readonly Bool[] }
  | { readonly is: "if"; readonly when: Bool; readonly yes: Bool; readonly no: Bool }
  | { readonly is: "numbers"; readonly op: CompareOp; readonly left: Num; readonly right: Num }
  | { readonly is: "days"; readonly op: CompareOp; readonly left: Day; readonly right: Day }
  | { readonly is: "words"; readonly op: "=" | "!="; readonly left: Word; readonly right: Word }
  /** The stored codes, or the words themselves, that the words of the rule stand for. */
  | { readonly is: "word-in"; readonly of: Word; readonly values: readonly number[] | readonly string[] }
  | { readonly is: "booleans"; readonly op: "=" | "!="; readonly left: Bool; readonly right: Bool }
  | { readonly is: "unknown"; readonly of: Typed };

export type Bool = BoolPart & { readonly at: Span };

export type Typed =
  | { readonly type: "boolean"; readonly of: Bool }
  | { readonly type: "number"; readonly of: Num }
  | { readonly type: "word"; readonly of: Word }
  | { readonly type: "date"; readonly of: Day };

/** Digits kept of every quotient; what is behind them is cut off, in SQL and in JavaScript alike. */
export const quotientDigits = 12;

/** More digits than this behind the point no rule needs; PostgreSQL's numeric ends at 16,383. */
export const mostDigits = 60;
