import {
  type CompareOp,
  type Node,
  type NodeOf,
  type Problem,
  problem,
  type Rule,
  type Span,
  type Test,
} from "./ast.ts";
import { type Fact, mayAsk } from "./catalogue.ts";
import { lowerCall } from "./lower-call.ts";
import type { Lowering, Setting } from "./lowering.ts";
import { either, literal, fact as numberFact, product, quotient, sum, turned } from "./numbers.ts";
import { nearest } from "./suggest.ts";
import { type Bool, mostDigits, type Num, type Typed, type Word } from "./typed.ts";

/** Gives every part its type, words their codes, and numbers their exact scale; tells what cannot be. */
export function lower(
  rule: Rule,
  setting: Setting,
): { readonly typed: Typed | null; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const tell = (found: Problem): null => {
    problems.push(found);
    return null;
  };

  function any(node: Node): Typed | null {
    const at: Span = { from: node.from, to: node.to };
    switch (node.kind) {
      case "number":
        return number(literal(node.digits, node.scale, at));
      case "boolean":
        return boolean({ is: "boolean", value: node.value, at });
      case "date":
        return { type: "date", of: { is: "date", value: node.value } };
      case "text":
        return tell(problem("WRONG_TYPE", node, { expected: "comparison", found: "text" }));
      case "null":
        return tell(problem("NULL_NOT_HERE", node));
      case "fact":
        return factOf(node);
      case "call":
        return lowerCall(lowering, node);
      case "and":
      case "or": {
        const [left, right] = [bool(node.left), bool(node.right)];
        return left && right && boolean({ is: node.kind, of: [left, right], at });
      }
      case "compare":
        return compared(node.op, node.left, node.right, at);
      case "in":
        return within(node);
      case "negate": {
        const of = num(node.of);
        return of && number(turned("negate", of, at));
      }
      case "math":
        return math(node, at);
      case "if":
        return choice(node, at);
      default:
        return node satisfies never;
    }
  }

  function expected<Type extends Typed["type"]>(
    node: Node,
    type: Type,
  ): Extract<Typed, { type: Type }> | null {
    const typed = any(node);
    if (typed === null) return null;
    if (isOf(typed, type)) return typed;
    return tell(problem("WRONG_TYPE", node, { expected: type, found: typed.type }));
  }
  const bool = (node: Node) => expected(node, "boolean")?.of ?? null;
  const num = (node: Node) => expected(node, "number")?.of ?? null;
  const day = (node: Node) => expected(node, "date")?.of ?? null;

  function factOf(node: NodeOf<"fact">): Typed | null {
    const { catalogue, unit } = setting;
    const known = catalogue.facts.get(node.name);
    if (known === undefined) {
      const suggestion = nearest(node.name.replaceAll(" ", "_"), catalogue.facts.keys()) ?? "";
      return tell(problem("UNKNOWN_FACT", node, { name: node.name, suggestion }));
    }
    if (unit !== undefined && !mayAsk(unit, known.appliesTo, known.name)) {
      return tell(problem("WRONG_UNIT", node, { name: known.name, unit, appliesTo: known.appliesTo }));
    }
    const ref = { kind: "fact", name: known.name } as const;
    if (known.kind === "number") return number(numberFact(ref, node));
    if (known.kind === "boolean") return boolean({ is: "ref", ref, at: node });
    if (known.kind === "date") return { type: "date", of: { is: "ref", ref } };
    return { type: "word", of: { ref } };
  }

  function compared(op: CompareOp, left: Node, right: Node, at: Span): Typed | null {
    if (left.kind === "null" || right.kind === "null")
      return nullCheck(op, left.kind === "null" ? right : left, at);
    if (right.kind === "text") return wordIn(op, left, [right], at);
    if (left.kind === "text") return wordIn(op, right, [left], at);
    const [one, other] = [any(left), any(right)];
    if (one === null || other === null) return null;
    if (one.type === "number" && other.type === "number")
      return boolean({ is: "numbers", op, left: one.of, right: other.of, at });
    if (one.type === "date" && other.type === "date")
      return boolean({ is: "days", op, left: one.of, right: other.of, at });
    if (one.type !== other.type || (one.type === "word" && !sameList(one.of, other.of as Word)))
      return tell(problem("NOT_COMPARABLE", at, { left: one.type, right: other.type }));
    if (op !== "=" && op !== "!=") return tell(problem("NOT_ORDERED", at, { op }));
    if (one.type === "word" && other.type === "word")
      return boolean({ is: "words", op, left: one.of, right: other.of, at });
    if (one.type === "boolean" && other.type === "boolean")
      return boolean({ is: "booleans", op, left: one.of, right: other.of, at });
    return null;
  }

  function sameList(left: Word, right: Word): boolean {
    const [one, other] = [wordFact(left), wordFact(right)];
    return one?.kind === other?.kind && one?.list === other?.list;
  }

  function wordFact(word: Word): Fact | undefined {
    return word.ref.kind === "fact" ? setting.catalogue.facts.get(word.ref.name) : undefined;
  }

  function nullCheck(op: CompareOp, node: Node, at: Span): Typed | null {
    if (node.kind === "null" || (op !== "=" && op !== "!=")) return tell(problem("NULL_NOT_HERE", at));
    const of = any(node);
    if (of === null) return null;
    const unknown: Bool = { is: "unknown", of, at };
    return boolean(op === "=" ? unknown : { is: "not", of: unknown, at });
  }

  /** `lantai = "tanah"`, `lantai in ("tanah", "bambu")`: the words' codes in the registry. */
  function wordIn(op: CompareOp, node: Node, words: ReadonlyArray<NodeOf<"text">>, at: Span): Typed | null {
    const typed = any(node);
    if (typed === null) return null;
    if (typed.type !== "word")
      return tell(problem("NOT_COMPARABLE", at, { left: typed.type, right: "text" }));
    if (op !== "=" && op !== "!=") return tell(problem("NOT_ORDERED", at, { op }));
    const fact = wordFact(typed.of);
    const codes: number[] = [];
    const texts: string[] = [];
    for (const word of words) {
      const known = fact?.values?.find(({ value }) => value === word.value);
      const allowed =
        known !== undefined ||
        (fact?.values === undefined && new RegExp(fact?.pattern ?? "").test(word.value));
      if (!allowed) {
        const values = fact?.values?.map(({ value }) => value) ?? [];
        const suggestion = nearest(word.value, values) ?? "";
        tell(
          problem("UNKNOWN_VALUE", word, {
            value: word.value,
            fact: fact?.name ?? "",
            suggestion,
            known: values.join(", "),
          }),
        );
      }
      if (fact?.kind === "code") codes.push(...(known?.codes ?? []));
      else texts.push(word.value);
    }
    const found: Bool = { is: "word-in", of: typed.of, values: fact?.kind === "code" ? codes : texts, at };
    return boolean(op === "=" ? found : { is: "not", of: found, at });
  }

  function within(node: NodeOf<"in">): Typed | null {
    const words = node.tests.flatMap((test) =>
      test.kind === "value" && test.op === "=" && test.value.kind === "text" ? [test.value] : [],
    );
    const rest = node.tests.filter(
      (test) => !(test.kind === "value" && test.op === "=" && test.value.kind === "text"),
    );
    const parts = [
      ...(words.length > 0 ? [wordIn("=", node.of, words, node)] : []),
      ...rest.map((test) => tested(node.of, test, node)),
    ].map((typed) => (typed?.type === "boolean" ? typed.of : null));
    const found = parts.filter((part) => part !== null);
    const [first] = found;
    if (first === undefined || found.length < parts.length) return null;
    return boolean(found.length === 1 ? first : { is: "or", of: found, at: node });
  }

  function tested(of: Node, test: Test, at: Span): Typed | null {
    if (test.kind === "value") return compared(test.op, of, test.value, at);
    const low = compared(test.lowClosed ? ">=" : ">", of, test.low, at);
    if (low?.type !== "boolean") return null;
    const high = compared(test.highClosed ? "<=" : "<", of, test.high, at);
    return high?.type === "boolean" ? boolean({ is: "and", of: [low.of, high.of], at }) : null;
  }

  function math(node: NodeOf<"math">, at: Span): Typed | null {
    const [left, right] = [num(node.left), num(node.right)];
    if (left === null || right === null) return null;
    const result =
      node.op === "*"
        ? product(left, right, at)
        : node.op === "/"
          ? quotient(left, right, at)
          : sum(node.op === "+" ? "add" : "subtract", left, right, at);
    return result.scale > mostDigits
      ? tell(problem("TOO_PRECISE", at, { digits: mostDigits }))
      : number(result);
  }

  function choice(node: NodeOf<"if">, at: Span): Typed | null {
    const [when, yes, no] = [bool(node.when), any(node.yes), any(node.no)];
    if (when === null || yes === null || no === null) return null;
    if (yes.type === "boolean" && no.type === "boolean")
      return boolean({ is: "if", when, yes: yes.of, no: no.of, at });
    if (yes.type === "number" && no.type === "number") return number(either(when, yes.of, no.of, at));
    return tell(problem("WRONG_TYPE", node.no, { expected: yes.type, found: no.type }));
  }

  function members(node: Node): Rule | null {
    const person: Rule = { text: rule.text.slice(node.from, node.to), root: node };
    const { unit: _, ...rest } = setting;
    const asked: Setting = {
      ...rest,
      withinMembers: true,
      ...(setting.unit === undefined ? {} : { unit: "person" }),
    };
    const inner = lower(person, asked);
    problems.push(...inner.problems);
    if (inner.typed === null) return null;
    if (inner.typed.type === "boolean") return person;
    return tell(problem("WRONG_TYPE", node, { expected: "boolean", found: inner.typed.type }));
  }

  const lowering: Lowering = { setting, tell, any, bool, num, day, members };
  return { typed: any(rule.root), problems };
}

const boolean = (of: Bool): Typed => ({ type: "boolean", of });
const number = (of: Num): Typed => ({ type: "number", of });

function isOf<Type extends Typed["type"]>(typed: Typed, type: Type): typed is Extract<Typed, { type: Type }> {
  return typed.type === type;
}
