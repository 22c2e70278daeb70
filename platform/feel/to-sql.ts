import type { CompareOp, Rule } from "./ast.ts";
import type { Catalogue } from "./catalogue.ts";
import { factCatalogue } from "./facts.ts";
import { writeNumber } from "./literals.ts";
import { lowerChecked } from "./lower-checked.ts";
import { type Bool, type Day, type FactRef, type Num, quotientDigits, type Typed } from "./typed.ts";

/** Gives the SQL of a fact's stored value, or of a function call; NULL is "not known". */
export type Resolve = (ref: FactRef) => string;

/**
 * A rule as one SQL expression: boolean or number, NULL where not known. Whole-number facts are compared as the
 * integers they are; everything else is numeric, so that no digit differs from `ruleToJs`. A condition of `if`
 * that is not known gives NULL, never the other branch. Throws for a rule that `checkRule` finds wrong.
 */
export function ruleToSql(rule: Rule, resolve: Resolve, catalogue: Catalogue = factCatalogue): string {
  return writer(resolve).any(lowerChecked(rule, catalogue));
}

const signs: Readonly<Record<CompareOp, string>> = {
  "=": "=",
  "!=": "<>",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};
const power = (digits: number) => (10n ** BigInt(digits)).toString();

function writer(resolve: Resolve) {
  function any(typed: Typed): string {
    switch (typed.type) {
      case "boolean":
        return bool(typed.of);
      case "number":
        return num(typed.of);
      case "date":
        return day(typed.of);
      case "word":
        return resolve(typed.of.ref);
      default:
        return typed satisfies never;
    }
  }

  function bool(of: Bool): string {
    switch (of.is) {
      case "boolean":
        return of.value ? "true" : "false";
      case "ref":
        return resolve(of.ref);
      case "not":
        return of.of.is === "unknown" ? `(${any(of.of.of)} is not null)` : `(not ${bool(of.of)})`;
      case "and":
        return conjunction(of.of);
      case "or":
        return `(${of.of.map(bool).join(" or ")})`;
      case "if":
        return either(of.when, bool(of.yes), bool(of.no));
      case "numbers":
        return `(${num(of.left)} ${signs[of.op]} ${num(of.right)})`;
      case "days":
        return `(${day(of.left)} ${signs[of.op]} ${day(of.right)})`;
      case "words":
        return `(${resolve(of.left.ref)} ${signs[of.op]} ${resolve(of.right.ref)})`;
      case "word-in":
        return wordIn(resolve(of.of.ref), of.values);
      case "booleans":
        return `(${bool(of.left)} ${signs[of.op]} ${bool(of.right)})`;
      case "unknown":
        return `(${any(of.of)} is null)`;
      default:
        return of satisfies never;
    }
  }

  /** `x >= a and x <= b` on the same x is written once, so that a costly x is counted once. */
  function conjunction(of: readonly Bool[]): string {
    const [low, high] = of;
    if (
      of.length === 2 &&
      low?.is === "numbers" &&
      high?.is === "numbers" &&
      low.op === ">=" &&
      high.op === "<="
    ) {
      const [one, other] = [num(low.left), num(high.left)];
      if (one === other) return `(${one} between ${num(low.right)} and ${num(high.right)})`;
    }
    return `(${of.map(bool).join(" and ")})`;
  }

  function wordIn(of: string, values: readonly number[] | readonly string[]): string {
    const written = values.map((value) => (typeof value === "number" ? String(value) : quoted(value)));
    return written.length === 1 ? `(${of} = ${written[0]})` : `(${of} in (${written.join(", ")}))`;
  }

  function either(when: Bool, yes: string, no: string): string {
    const condition = bool(when);
    return `(case when ${condition} then ${yes} when not ${condition} then ${no} end)`;
  }

  function day(of: Day): string {
    return of.is === "date" ? `date ${quoted(of.value)}` : resolve(of.ref);
  }

  /** An operand of arithmetic: bigint where it surely fits, else numeric. Bare smallints would overflow. */
  function operand(of: Num, native: boolean): string {
    return `${num(of)}::${native ? "bigint" : "numeric"}`;
  }

  function num(of: Num): string {
    switch (of.is) {
      case "number": {
        const written = writeNumber(of.digits, of.scale);
        return of.digits < 0n ? `(${written})` : written;
      }
      case "ref":
        return resolve(of.ref);
      case "add":
        return `(${operand(of.left, of.native)} + ${operand(of.right, of.native)})`;
      case "subtract":
        return `(${operand(of.left, of.native)} - ${operand(of.right, of.native)})`;
      case "multiply":
        return `(${operand(of.left, of.native)} * ${operand(of.right, of.native)})`;
      case "divide": {
        const [left, right] = [operand(of.left, false), operand(of.right, false)];
        return `(div(${left} * ${power(quotientDigits)}, nullif(${right}, 0)) * ${writeNumber(1n, quotientDigits)})`;
      }
      case "negate":
        return `(- ${operand(of.of, of.native)})`;
      case "abs":
        return `abs(${operand(of.of, of.native)})`;
      case "floor":
        return `floor(${operand(of.of, false)})`;
      case "ceiling":
        return `ceil(${operand(of.of, false)})`;
      case "round":
        return `round(${operand(of.of, false)}, ${of.digits})`;
      case "min":
      case "max":
        return extreme(of.is, of.of);
      case "years":
      case "months":
        return span(of.is, day(of.since), day(of.until));
      case "if":
        return either(of.when, num(of.yes), num(of.no));
      default:
        return of satisfies never;
    }
  }

  /** least() and greatest() pass over NULL; a number that is not known may be the smallest. */
  function extreme(is: "min" | "max", of: readonly Num[]): string {
    const all = of.map(num);
    const name = is === "min" ? "least" : "greatest";
    if (all.length === 1) return all.join();
    const anyUnknown = all.map((one) => `${one} is null`).join(" or ");
    return `(case when ${anyUnknown} then null else ${name}(${all.join(", ")}) end)`;
  }

  function span(is: "years" | "months", since: string, until: string): string {
    const part = (name: string, of: string) => `extract(${name} from ${of})::integer`;
    const difference = (name: string) => `(${part(name, until)} - ${part(name, since)})`;
    if (is === "months") {
      const early = `(${part("day", until)} < ${part("day", since)})::integer`;
      return `(${difference("year")} * 12 + ${difference("month")} - ${early})`;
    }
    const monthDay = (of: string) => `${part("month", of)} * 100 + ${part("day", of)}`;
    return `(${difference("year")} - (${monthDay(until)} < ${monthDay(since)})::integer)`;
  }

  return { any };
}

/** With standard_conforming_strings (PostgreSQL's default) only the quote needs doubling. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
