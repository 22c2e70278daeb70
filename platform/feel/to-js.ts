import type { CompareOp, Rule } from "./ast.ts";
import type { Catalogue } from "./catalogue.ts";
import { writeNumber } from "./literals.ts";
import { lowerChecked } from "./lower-checked.ts";
import { type Bool, type Day, type FactRef, type Num, quotientDigits, type Typed } from "./typed.ts";

/** A stored value: numbers and codes as number or bigint, dates as "YYYY-MM-DD", null where not known. */
export type Value = boolean | number | bigint | string | null;

export type FactSource = {
  fact(name: string): Value;
  call(name: string, args: ReadonlyArray<string | number | Rule>): Value;
};

/** What a rule says: boolean, or a number (as text where it is not a whole number JavaScript counts exactly). */
export type RuleResult = boolean | number | string | null;

/**
 * A rule as a function of the facts, equal to `ruleToSql` in every digit and every null. It is a closure over the
 * tree: nothing is generated or evaluated as code, so it runs under the browser's strict policy.
 */
export function ruleToJs(rule: Rule, catalogue: Catalogue): (facts: FactSource) => RuleResult {
  const typed = lowerChecked(rule, catalogue);
  if (typed.type === "boolean") return boolToJs(typed.of);
  if (typed.type === "word" || typed.type === "date") {
    const run = typed.type === "date" ? dayToJs(typed.of) : refToJs(typed.of.ref);
    return (facts) => {
      const value = run(facts);
      return typeof value === "bigint" ? Number(value) : value;
    };
  }
  const { scale } = typed.of;
  const run = numToJs(typed.of);
  return (facts) => {
    const digits = run(facts);
    if (digits === null) return null;
    const whole = Number(digits);
    return scale === 0 && Number.isSafeInteger(whole) ? whole : writeNumber(digits, scale);
  };
}

type Run<Result> = (facts: FactSource) => Result | null;

function refToJs(ref: FactRef): Run<Exclude<Value, null>> {
  return ref.kind === "fact" ? (facts) => facts.fact(ref.name) : (facts) => facts.call(ref.name, ref.args);
}

function bigOf(value: Value): bigint | null {
  return typeof value === "bigint" ? value : typeof value === "number" ? BigInt(value) : null;
}

function dayToJs(of: Day): Run<string> {
  if (of.is === "date") return () => of.value;
  const run = refToJs(of.ref);
  return (facts) => {
    const value = run(facts);
    return typeof value === "string" ? value : null;
  };
}

function anyToJs(typed: Typed): Run<unknown> {
  switch (typed.type) {
    case "boolean":
      return boolToJs(typed.of);
    case "number":
      return numToJs(typed.of);
    case "date":
      return dayToJs(typed.of);
    case "word":
      return refToJs(typed.of.ref);
    default:
      return typed satisfies never;
  }
}

/** Sign of the comparison → whether it holds. */
const holds: Readonly<Record<CompareOp, (order: number) => boolean>> = {
  "=": (order) => order === 0,
  "!=": (order) => order !== 0,
  "<": (order) => order < 0,
  "<=": (order) => order <= 0,
  ">": (order) => order > 0,
  ">=": (order) => order >= 0,
};

function compared<Item extends bigint | string | boolean>(
  op: CompareOp,
  left: Run<Item>,
  right: Run<Item>,
): Run<boolean> {
  const told = holds[op];
  return (facts) => {
    const [one, other] = [left(facts), right(facts)];
    if (one === null || other === null) return null;
    return told(one < other ? -1 : one > other ? 1 : 0);
  };
}

export function boolToJs(of: Bool): Run<boolean> {
  switch (of.is) {
    case "boolean":
      return () => of.value;
    case "ref": {
      const run = refToJs(of.ref);
      return (facts) => {
        const value = run(facts);
        return typeof value === "boolean" ? value : null;
      };
    }
    case "not": {
      const run = boolToJs(of.of);
      return (facts) => {
        const value = run(facts);
        return value === null ? null : !value;
      };
    }
    case "and":
      return folded(of.of, false);
    case "or":
      return folded(of.of, true);
    case "if":
      return either(boolToJs(of.when), boolToJs(of.yes), boolToJs(of.no));
    case "numbers": {
      const scale = Math.max(of.left.scale, of.right.scale);
      return compared(of.op, scaled(of.left, scale), scaled(of.right, scale));
    }
    case "days":
      return compared(of.op, dayToJs(of.left), dayToJs(of.right));
    case "words":
      return compared(of.op, wordToJs(of.left.ref), wordToJs(of.right.ref));
    case "booleans":
      return compared(of.op, boolToJs(of.left), boolToJs(of.right));
    case "word-in": {
      const run = wordToJs(of.of.ref);
      const values = new Set<string>(of.values.map(String));
      return (facts) => {
        const value = run(facts);
        return value === null ? null : values.has(value);
      };
    }
    case "unknown": {
      const run = anyToJs(of.of);
      return (facts) => run(facts) === null;
    }
    default:
      return of satisfies never;
  }
}

/** Codes and words alike as text: a code arrives as number or bigint. */
function wordToJs(ref: FactRef): Run<string> {
  const run = refToJs(ref);
  return (facts) => {
    const value = run(facts);
    return value === null ? null : String(value);
  };
}

/** and (`decides` = false), or (`decides` = true): one deciding part decides, else one unknown leaves it unknown. */
function folded(parts: readonly Bool[], decides: boolean): Run<boolean> {
  const runs = parts.map(boolToJs);
  return (facts) => {
    let unknown = false;
    for (const run of runs) {
      const value = run(facts);
      if (value === decides) return decides;
      if (value === null) unknown = true;
    }
    return unknown ? null : !decides;
  };
}

function either<Result>(when: Run<boolean>, yes: Run<Result>, no: Run<Result>): Run<Result> {
  return (facts) => {
    const condition = when(facts);
    return condition === null ? null : condition ? yes(facts) : no(facts);
  };
}

const power = (digits: number) => 10n ** BigInt(digits);

/** The number's digits at a scale at least its own. */
function scaled(of: Num, scale: number): Run<bigint> {
  const run = numToJs(of);
  if (of.scale === scale) return run;
  const factor = power(scale - of.scale);
  return (facts) => {
    const digits = run(facts);
    return digits === null ? null : digits * factor;
  };
}

function both(
  left: Run<bigint>,
  right: Run<bigint>,
  apply: (one: bigint, other: bigint) => bigint | null,
): Run<bigint> {
  return (facts) => {
    const [one, other] = [left(facts), right(facts)];
    return one === null || other === null ? null : apply(one, other);
  };
}

function on(of: Num, apply: (digits: bigint) => bigint): Run<bigint> {
  const run = numToJs(of);
  return (facts) => {
    const digits = run(facts);
    return digits === null ? null : apply(digits);
  };
}

/** Whole numbers counted in units of the last digit: `run` gives digits, `of.scale` says where the point stands. */
function numToJs(of: Num): Run<bigint> {
  switch (of.is) {
    case "number":
      return () => of.digits;
    case "ref": {
      const run = refToJs(of.ref);
      return (facts) => bigOf(run(facts));
    }
    case "add":
      return both(scaled(of.left, of.scale), scaled(of.right, of.scale), (one, other) => one + other);
    case "subtract":
      return both(scaled(of.left, of.scale), scaled(of.right, of.scale), (one, other) => one - other);
    case "multiply":
      return both(numToJs(of.left), numToJs(of.right), (one, other) => one * other);
    case "divide": {
      const [up, down] = [power(of.right.scale + quotientDigits), power(of.left.scale)];
      // BigInt division cuts towards zero, as div() does.
      return both(numToJs(of.left), numToJs(of.right), (one, other) =>
        other === 0n ? null : (one * up) / (other * down),
      );
    }
    case "negate":
      return on(of.of, (digits) => -digits);
    case "abs":
      return on(of.of, (digits) => (digits < 0n ? -digits : digits));
    case "floor":
    case "ceiling": {
      const unit = power(of.of.scale);
      const up = of.is === "ceiling" ? 1n : 0n;
      return on(of.of, (digits) => floored(digits + up * (unit - 1n), unit));
    }
    case "round": {
      const unit = power(of.of.scale - of.digits);
      return on(of.of, (digits) => {
        const size = (digits < 0n ? -digits : digits) + unit / 2n;
        return digits < 0n ? -(size / unit) : size / unit;
      });
    }
    case "min":
    case "max": {
      const runs = of.of.map((one) => scaled(one, of.scale));
      const keep =
        of.is === "min"
          ? (one: bigint, other: bigint) => one < other
          : (one: bigint, other: bigint) => one > other;
      return (facts) => {
        let best: bigint | null = null;
        for (const run of runs) {
          const digits = run(facts);
          if (digits === null) return null;
          if (best === null || keep(digits, best)) best = digits;
        }
        return best;
      };
    }
    case "years":
    case "months": {
      const [since, until] = [dayToJs(of.since), dayToJs(of.until)];
      const count = of.is === "years" ? years : months;
      return (facts) => {
        const [one, other] = [since(facts), until(facts)];
        return one === null || other === null ? null : BigInt(count(parts(one), parts(other)));
      };
    }
    case "if":
      return either(boolToJs(of.when), scaled(of.yes, of.scale), scaled(of.no, of.scale));
    default:
      return of satisfies never;
  }
}

function floored(digits: bigint, unit: bigint): bigint {
  const cut = digits / unit;
  return digits < 0n && cut * unit !== digits ? cut - 1n : cut;
}

type DayParts = { readonly year: number; readonly month: number; readonly day: number };

function parts(text: string): DayParts {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) };
}

function months(since: DayParts, until: DayParts): number {
  const early = until.day < since.day ? 1 : 0;
  return (until.year - since.year) * 12 + until.month - since.month - early;
}

function years(since: DayParts, until: DayParts): number {
  const early = until.month * 100 + until.day < since.month * 100 + since.day ? 1 : 0;
  return until.year - since.year - early;
}
