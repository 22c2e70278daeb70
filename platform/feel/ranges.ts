import type { Catalogue } from "./catalogue.ts";
import { keyOf, type World, wholeDomain } from "./domains.ts";
import type { Num } from "./typed.ts";

export type Range = { readonly low: number; readonly high: number };

const anything: Range = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
/** Binary fractions are near the exact ones, not equal: ranges of fractions are drawn this much wider. */
const slack = 1e-9;

/** Between which numbers the value lies, given what is possible. Used for warnings only, never for an answer. */
export function rangeOf(of: Num, world: World, catalogue: Catalogue): Range {
  const found = exactRange(of, (part) => rangeOf(part, world, catalogue), world, catalogue);
  if (of.scale === 0) return found;
  const widen = (bound: number) => Math.abs(bound) * slack;
  return { low: found.low - widen(found.low), high: found.high + widen(found.high) };
}

function exactRange(of: Num, sub: (part: Num) => Range, world: World, catalogue: Catalogue): Range {
  switch (of.is) {
    case "number": {
      const value = Number(of.digits) / 10 ** of.scale;
      return { low: value, high: value };
    }
    case "ref": {
      const domain = world.get(keyOf(of.ref)) ?? wholeDomain(of.ref, catalogue);
      return domain.kind === "range" ? domain : anything;
    }
    case "add":
      return corners(sub(of.left), sub(of.right), (one, other) => one + other);
    case "subtract":
      return corners(sub(of.left), sub(of.right), (one, other) => one - other);
    case "multiply":
      // 0 × ∞: the infinite end stands for "very large", so the product with 0 is 0.
      return corners(sub(of.left), sub(of.right), (one, other) =>
        one === 0 || other === 0 ? 0 : one * other,
      );
    case "divide": {
      const by = sub(of.right);
      return holdsZero(by) ? anything : corners(sub(of.left), by, (one, other) => one / other);
    }
    case "negate": {
      const { low, high } = sub(of.of);
      return { low: -high, high: -low };
    }
    case "abs": {
      const { low, high } = sub(of.of);
      const greatest = Math.max(Math.abs(low), Math.abs(high));
      return { low: low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)), high: greatest };
    }
    case "floor":
    case "ceiling":
    case "round": {
      const unit = of.is === "round" ? 10 ** -of.digits : 1;
      const { low, high } = sub(of.of);
      return { low: low - unit, high: high + unit };
    }
    case "min":
    case "max": {
      const all = of.of.map(sub);
      const pick = of.is === "min" ? Math.min : Math.max;
      return { low: pick(...all.map(({ low }) => low)), high: pick(...all.map(({ high }) => high)) };
    }
    case "years":
    case "months":
      return anything;
    case "if": {
      const [yes, no] = [sub(of.yes), sub(of.no)];
      return { low: Math.min(yes.low, no.low), high: Math.max(yes.high, no.high) };
    }
    default:
      return of satisfies never;
  }
}

export function holdsZero({ low, high }: Range): boolean {
  return low <= 0 && high >= 0;
}

function corners(left: Range, right: Range, apply: (one: number, other: number) => number): Range {
  const all = [left.low, left.high].flatMap((one) =>
    [right.low, right.high].map((other) => apply(one, other)),
  );
  // ∞ − ∞ and ∞ ÷ ∞ say nothing.
  return all.some(Number.isNaN) ? anything : { low: Math.min(...all), high: Math.max(...all) };
}
