import type { Span } from "./ast.ts";
import { type Bool, type Day, type Exact, type FactRef, type Num, quotientDigits } from "./typed.ts";

/** Builders of numbers that keep scale, bound and "may be counted in bigint" true. */

/** bigint holds up to 2^63; one bit is left for the sum of two such numbers. */
const nativeLimit = 2n ** 62n;
/** Facts are smallint or integer columns, or counts: never beyond integer. */
const factBound = 2n ** 31n;

const exact = (scale: number, bound: bigint, native: boolean): Exact => ({
  scale,
  bound,
  native: native && scale === 0 && bound < nativeLimit,
});
const greater = (left: bigint, right: bigint) => (left > right ? left : right);
const power = (digits: number) => 10n ** BigInt(digits);

export function literal(digits: bigint, scale: number, at: Span): Num {
  const size = digits < 0n ? -digits : digits;
  return { is: "number", digits, at, ...exact(scale, size / power(scale) + 1n, true) };
}

export function fact(ref: FactRef, at: Span): Num {
  return { is: "ref", ref, at, ...exact(0, factBound, true) };
}

export function sum(is: "add" | "subtract", left: Num, right: Num, at: Span): Num {
  const scale = Math.max(left.scale, right.scale);
  return { is, left, right, at, ...exact(scale, left.bound + right.bound, left.native && right.native) };
}

export function product(left: Num, right: Num, at: Span): Num {
  const bound = left.bound * right.bound;
  return {
    is: "multiply",
    left,
    right,
    at,
    ...exact(left.scale + right.scale, bound, left.native && right.native),
  };
}

export function quotient(left: Num, right: Num, at: Span): Num {
  return { is: "divide", left, right, at, ...exact(quotientDigits, left.bound * power(right.scale), false) };
}

export function turned(is: "negate" | "abs", of: Num, at: Span): Num {
  return { is, of, at, ...exact(of.scale, of.bound, of.native) };
}

/** floor and ceiling of a whole number are the number. */
export function whole(is: "floor" | "ceiling", of: Num, at: Span): Num {
  return of.scale === 0 ? of : { is, of, at, ...exact(0, of.bound + 1n, false) };
}

/** Half away from zero, as PostgreSQL rounds numeric. */
export function rounded(of: Num, digits: number, at: Span): Num {
  return of.scale <= digits ? of : { is: "round", of, digits, at, ...exact(digits, of.bound + 1n, false) };
}

export function extreme(is: "min" | "max", of: readonly Num[], at: Span): Num {
  const scale = Math.max(...of.map((one) => one.scale));
  const bound = of.map((one) => one.bound).reduce(greater, 0n);
  return {
    is,
    of,
    at,
    ...exact(
      scale,
      bound,
      of.every((one) => one.native),
    ),
  };
}

export function between(is: "years" | "months", since: Day, until: Day, at: Span): Num {
  return { is, since, until, at, ...exact(0, factBound, true) };
}

export function either(when: Bool, yes: Num, no: Num, at: Span): Num {
  const scale = Math.max(yes.scale, no.scale);
  return {
    is: "if",
    when,
    yes,
    no,
    at,
    ...exact(scale, greater(yes.bound, no.bound), yes.native && no.native),
  };
}
