import { type Problem, problem } from "./ast.ts";
import type { Catalogue } from "./catalogue.ts";
import type { World } from "./domains.ts";
import { lower } from "./lower.ts";
import { holdsZero, rangeOf } from "./ranges.ts";
import { narrow } from "./reach.ts";
import type { Bool, FactRef, Num, Typed } from "./typed.ts";

/** Parts that can never be true or always are, and divisions by what is or may be zero. */
export function doubts(typed: Typed, catalogue: Catalogue): Problem[] {
  const found: Problem[] = [];
  const everything: World = new Map();
  if (typed.type === "boolean") {
    if (narrow(typed.of, true, everything, catalogue) === null)
      found.push(problem("NEVER_TRUE", typed.of.at));
    else if (narrow(typed.of, false, everything, catalogue) === null)
      found.push(problem("ALWAYS_TRUE", typed.of.at));
    else bool(typed.of, everything);
  }
  if (typed.type === "number") num(typed.of, everything);
  // A rule that is constant as a whole may still divide by zero.
  if (typed.type === "boolean" && found.some(({ code }) => code === "NEVER_TRUE" || code === "ALWAYS_TRUE"))
    divisions(typed.of);
  return found;

  function divisions(of: Bool): void {
    const before = found.length;
    bool(of, everything);
    const parts = found.splice(before);
    found.push(...parts.filter(({ code }) => code.includes("ZERO")));
  }

  /** Tells whether the part decides nothing where it stands; then its own parts are not looked at. */
  function decided(part: Bool, world: World): boolean {
    if (narrow(part, true, world, catalogue) === null) found.push(problem("PART_NEVER_TRUE", part.at));
    else if (narrow(part, false, world, catalogue) === null) found.push(problem("PART_ALWAYS_TRUE", part.at));
    else return false;
    return true;
  }

  function bool(of: Bool, world: World): void {
    switch (of.is) {
      case "and":
      case "or": {
        // Each part is read where all parts before it left the question open.
        let open: World | null = world;
        for (const part of of.of) {
          if (open === null) return;
          // The two ends of one range are one part to the reader.
          const written = part.at.from !== of.at.from || part.at.to !== of.at.to;
          if (!written || !decided(part, open)) bool(part, open);
          open = narrow(part, of.is === "and", open, catalogue) ?? open;
        }
        return;
      }
      case "not":
        bool(of.of, world);
        return;
      case "if":
        choice(of.when, world);
        branches(
          of.when,
          world,
          (yes) => bool(of.yes, yes),
          (no) => bool(of.no, no),
        );
        return;
      case "booleans":
        bool(of.left, world);
        bool(of.right, world);
        return;
      case "numbers":
        num(of.left, world);
        num(of.right, world);
        return;
      case "ref":
        call(of.ref);
        return;
      case "unknown":
        if (of.of.type === "boolean") bool(of.of.of, world);
        if (of.of.type === "number") num(of.of.of, world);
        return;
      case "boolean":
      case "days":
      case "words":
      case "word-in":
        return;
      default:
        return of satisfies never;
    }
  }

  function choice(when: Bool, world: World): void {
    if (!decided(when, world)) bool(when, world);
  }

  function branches(when: Bool, world: World, onYes: (yes: World) => void, onNo: (no: World) => void): void {
    const [yes, no] = [narrow(when, true, world, catalogue), narrow(when, false, world, catalogue)];
    if (yes !== null) onYes(yes);
    if (no !== null) onNo(no);
  }

  function num(of: Num, world: World): void {
    switch (of.is) {
      case "divide": {
        num(of.left, world);
        num(of.right, world);
        const by = rangeOf(of.right, world, catalogue);
        if (by.low === 0 && by.high === 0) found.push(problem("DIVIDES_BY_ZERO", of.at));
        else if (holdsZero(by)) found.push(problem("MAY_DIVIDE_BY_ZERO", of.at));
        return;
      }
      case "add":
      case "subtract":
      case "multiply":
        num(of.left, world);
        num(of.right, world);
        return;
      case "negate":
      case "abs":
      case "floor":
      case "ceiling":
      case "round":
        num(of.of, world);
        return;
      case "min":
      case "max":
        for (const one of of.of) num(one, world);
        return;
      case "if":
        choice(of.when, world);
        branches(
          of.when,
          world,
          (yes) => num(of.yes, yes),
          (no) => num(of.no, no),
        );
        return;
      case "ref":
        call(of.ref);
        return;
      case "number":
      case "years":
      case "months":
        return;
      default:
        return of satisfies never;
    }
  }

  /** A rule about members inside this one has a world of its own: other persons. */
  function call(ref: FactRef): void {
    if (ref.kind === "fact") return;
    for (const arg of ref.args) {
      if (typeof arg !== "object") continue;
      const { typed: inner } = lower(arg, { catalogue });
      if (inner === null) continue;
      for (const one of doubts(inner, catalogue)) {
        const code =
          one.code === "NEVER_TRUE" || one.code === "ALWAYS_TRUE" ? (`PART_${one.code}` as const) : one.code;
        found.push(problem(code, one, one.params));
      }
    }
  }
}
