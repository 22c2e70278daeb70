import type { CompareOp } from "./ast.ts";
import type { Catalogue } from "./catalogue.ts";
import { type Domain, joinWorlds, keyOf, type World, wholeDomain, withRange, withWords } from "./domains.ts";
import { type Range, rangeOf } from "./ranges.ts";
import type { Bool, Day, FactRef, Num } from "./typed.ts";

const opposite: Readonly<Record<CompareOp, CompareOp>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};
const mirrored: Readonly<Record<CompareOp, CompareOp>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};
const msPerDay = 86_400_000;
/** Rounds over the parts of an `and`: a later part may tell something to an earlier one. */
const rounds = 3;

/**
 * The part of the world in which the condition has the wanted answer, or null where there is none. It may be
 * drawn too large, never too small: "can never be true" is said only where it is so. Unknown values are left
 * out: they make "data kurang", neither yes nor no.
 */
export function narrow(of: Bool, wanted: boolean, world: World, catalogue: Catalogue): World | null {
  const domainOf = (ref: FactRef): Domain => world.get(keyOf(ref)) ?? wholeDomain(ref, catalogue);
  const again = (part: Bool, answer: boolean, within: World | null) =>
    within === null ? null : narrow(part, answer, within, catalogue);

  switch (of.is) {
    case "boolean":
      return of.value === wanted ? world : null;
    case "ref":
      return wordsIn(of.ref, [String(wanted)], true);
    case "not":
      return again(of.of, !wanted, world);
    case "and":
    case "or": {
      if ((of.is === "and") !== wanted)
        return of.of.map((part) => again(part, wanted, world)).reduce(joinWorlds, null);
      let left: World | null = world;
      for (let round = 0; round < rounds; round++) for (const part of of.of) left = again(part, wanted, left);
      return left;
    }
    case "if":
      return joinWorlds(
        again(of.yes, wanted, again(of.when, true, world)),
        again(of.no, wanted, again(of.when, false, world)),
      );
    case "booleans": {
      const same = (of.op === "=") === wanted;
      return joinWorlds(
        again(of.right, same, again(of.left, true, world)),
        again(of.right, !same, again(of.left, false, world)),
      );
    }
    case "word-in":
      return wordsIn(of.of.ref, of.values.map(String), wanted);
    case "numbers":
      return numbers(wanted ? of.op : opposite[of.op], of.left, of.right);
    case "days":
      return days(wanted ? of.op : opposite[of.op], of.left, of.right);
    case "words":
      return keyOf(of.left.ref) === keyOf(of.right.ref) && (of.op === "=") !== wanted ? null : world;
    case "unknown":
      return world;
    default:
      return of satisfies never;
  }

  function wordsIn(ref: FactRef, words: readonly string[], inside: boolean): World | null {
    const domain = domainOf(ref);
    return domain.kind === "words" ? withWords(world, keyOf(ref), domain, new Set(words), inside) : world;
  }

  function numbers(op: CompareOp, left: Num, right: Num): World | null {
    const ranges = [rangeOf(left, world, catalogue), rangeOf(right, world, catalogue)] as const;
    return related(op, left.is === "ref" ? left.ref : null, right.is === "ref" ? right.ref : null, ...ranges);
  }

  function days(op: CompareOp, left: Day, right: Day): World | null {
    return related(op, refOf(left), refOf(right), dayRange(left), dayRange(right));
  }

  function dayRange(day: Day): Range {
    if (day.is === "date") {
      const count = Date.parse(`${day.value}T00:00:00Z`) / msPerDay;
      return { low: count, high: count };
    }
    const domain = domainOf(day.ref);
    return domain.kind === "range"
      ? domain
      : { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  }

  function related(
    op: CompareOp,
    left: FactRef | null,
    right: FactRef | null,
    one: Range,
    other: Range,
  ): World | null {
    if (left !== null && right !== null && keyOf(left) === keyOf(right))
      return op.includes("=") && op !== "!=" ? world : null;
    if (!possible(op, one, other)) return null;
    const after = left === null ? world : cut(world, left, op, one, other);
    return right === null || after === null ? after : cut(after, right, mirrored[op], other, one);
  }
}

function refOf(day: Day): FactRef | null {
  return day.is === "ref" ? day.ref : null;
}

function possible(op: CompareOp, one: Range, other: Range): boolean {
  switch (op) {
    case "=":
      return one.low <= other.high && other.low <= one.high;
    case "!=":
      return !(one.low === one.high && other.low === other.high && one.low === other.low);
    case "<":
      return one.low < other.high;
    case "<=":
      return one.low <= other.high;
    case ">":
      return one.high > other.low;
    case ">=":
      return one.high >= other.low;
    default:
      return op satisfies never;
  }
}

/** Facts are whole numbers: `x > 5.5` and `x > 5` both begin at 6. */
function cut(world: World, ref: FactRef, op: CompareOp, own: Range, other: Range): World | null {
  const key = keyOf(ref);
  switch (op) {
    case "=":
      return withRange(
        world,
        key,
        Math.max(own.low, Math.ceil(other.low)),
        Math.min(own.high, Math.floor(other.high)),
      );
    case "!=": {
      if (other.low !== other.high) return world;
      const low = own.low === other.low ? own.low + 1 : own.low;
      return withRange(world, key, low, own.high === other.low ? own.high - 1 : own.high);
    }
    case "<":
      return withRange(world, key, own.low, Math.min(own.high, Math.ceil(other.high) - 1));
    case "<=":
      return withRange(world, key, own.low, Math.min(own.high, Math.floor(other.high)));
    case ">":
      return withRange(world, key, Math.max(own.low, Math.floor(other.low) + 1), own.high);
    case ">=":
      return withRange(world, key, Math.max(own.low, Math.ceil(other.low)), own.high);
    default:
      return op satisfies never;
  }
}
