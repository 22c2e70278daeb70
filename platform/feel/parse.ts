import { parser, trackVariables } from "lezer-feel";
import {
  type CompareOp,
  type MathOp,
  type Node,
  type Problem,
  problem,
  type Rule,
  type Test,
} from "./ast.ts";
import { readDate, readNumber, readText } from "./literals.ts";

const grammar = parser.configure({ top: "Expression", contextTracker: trackVariables({}) });

type Tree = ReturnType<typeof grammar.parse>;
type Cst = Tree["topNode"];

/** Deeper than any rule of an office; keeps the walk, and the database's own parser, within their stacks. */
const deepest = 60;

/** What ends the reading of a part; caught in parseRule and nowhere else. */
class Unreadable extends Error {
  readonly problem: Problem;
  constructor(found: Problem) {
    super(found.code);
    this.problem = found;
  }
}

/**
 * Reads FEEL. Only the grammar is taken from a library; its tree becomes ours here, and everything after that (checks,
 * SQL, JavaScript, words) works on ours.
 */
export function parseRule(
  text: string,
):
  | { readonly ok: true; readonly rule: Rule }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  if (text.trim() === "") return { ok: false, problems: [problem("EMPTY", { from: 0, to: text.length })] };
  const tree = grammar.parse(text);
  const problems = syntaxProblems(tree, text);
  if (problems.length > 0) return { ok: false, problems };
  try {
    const parts = childrenOf(tree.topNode);
    const [only] = parts;
    if (only === undefined || parts.length !== 1) unreadable("SYNTAX", tree.topNode, text);
    return { ok: true, rule: { text, root: reader(text).node(only, 0) } };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problems: [error.problem] };
    throw error;
  }
}

function syntaxProblems(tree: Tree, text: string): Problem[] {
  const found: Problem[] = [];
  tree.iterate({
    enter: ({ type, from, to }) => {
      if (!type.isError) return;
      const last = found.at(-1);
      if (last !== undefined && from <= last.to) return;
      const atEnd = text.slice(from).trim() === "";
      const end = to > from ? to : Math.min(text.length, from + 1);
      found.push(
        atEnd
          ? problem("UNFINISHED", { from: Math.max(0, text.trimEnd().length - 1), to: text.length })
          : problem("SYNTAX", { from, to: end }, { text: text.slice(from, Math.max(end, from + 12)) }),
      );
    },
  });
  return found;
}

function unreadable(code: Problem["code"], at: Cst, text: string): never {
  throw new Unreadable(problem(code, at, { text: text.slice(at.from, at.to) }));
}

function childrenOf(cst: Cst): Cst[] {
  const children: Cst[] = [];
  for (let child = cst.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== "LineComment" && child.name !== "BlockComment") children.push(child);
  }
  return children;
}

type Joint = "and" | "or";
/** Operands and the words between them, as they stand in the text: `joints[i]` stands before `operands[i + 1]`. */
type Chain = { readonly operands: readonly Node[]; readonly joints: readonly Joint[] };

function reader(text: string) {
  const textOf = (cst: Cst) => text.slice(cst.from, cst.to);

  function node(cst: Cst, depth: number): Node {
    if (depth > deepest) unreadable("TOO_DEEP", cst, text);
    return joined(chain(cst, depth));
  }

  /**
   * The grammar lets `a in [1..4] and b or c` fall into the test behind `in`. Unparenthesised and/or sequences
   * are therefore laid out flat here and put together again by precedence.
   */
  function chain(cst: Cst, depth: number): Chain {
    if (cst.name === "Conjunction" || cst.name === "Disjunction") {
      const [left, , right] = childrenOf(cst);
      if (left === undefined || right === undefined) unreadable("SYNTAX", cst, text);
      return linked(chain(left, depth), cst.name === "Conjunction" ? "and" : "or", chain(right, depth));
    }
    const openTest = openTestOf(cst);
    if (openTest === null) return { operands: [single(cst, depth + 1)], joints: [] };
    const of = node(openTest.of, depth + 1);
    return testChain(openTest.test, depth + 1, (tests, to) => ({
      kind: "in",
      of,
      tests,
      from: cst.from,
      to,
    }));
  }

  function linked(left: Chain, joint: Joint, right: Chain): Chain {
    return {
      operands: [...left.operands, ...right.operands],
      joints: [...left.joints, joint, ...right.joints],
    };
  }

  /** A chain whose first operand is a test on the value before `in`. */
  function testChain(cst: Cst, depth: number, wrap: (tests: readonly Test[], to: number) => Node): Chain {
    if (cst.name === "Conjunction" || cst.name === "Disjunction") {
      const [left, , right] = childrenOf(cst);
      if (left === undefined || right === undefined) unreadable("SYNTAX", cst, text);
      return linked(
        testChain(left, depth, wrap),
        cst.name === "Conjunction" ? "and" : "or",
        chain(right, depth),
      );
    }
    const [op, operand] = childrenOf(cst);
    if (cst.name === "SimplePositiveUnaryTest" && op?.name === "CompareOp" && operand !== undefined) {
      const rest = chain(operand, depth);
      const [first, ...others] = rest.operands;
      if (first === undefined) unreadable("SYNTAX", cst, text);
      const test: Test = { kind: "value", op: compareOp(op), value: first };
      return { operands: [wrap([test], first.to), ...others], joints: rest.joints };
    }
    return { operands: [wrap(testsOf(cst, depth), cst.to)], joints: [] };
  }

  function joined({ operands, joints }: Chain): Node {
    const groups: Node[] = [];
    operands.forEach((operand, index) => {
      const before = groups.at(-1);
      if (before === undefined || joints[index - 1] === "or") groups.push(operand);
      else groups[groups.length - 1] = pair("and", before, operand);
    });
    return groups.reduce((left, right) => pair("or", left, right));
  }

  function pair(kind: Joint, left: Node, right: Node): Node {
    return { kind, left, right, from: left.from, to: right.to };
  }

  function single(cst: Cst, depth: number): Node {
    const at = { from: cst.from, to: cst.to };
    const parts = childrenOf(cst);
    switch (cst.name) {
      case "ParenthesizedExpression":
        return { ...node(needed(parts[1], cst), depth), ...at };
      case "VariableName":
        return { kind: "fact", name: textOf(cst), ...at };
      case "NumericLiteral": {
        const number = readNumber(textOf(cst));
        return number === null
          ? unreadable("NOT_SUPPORTED", cst, text)
          : { kind: "number", ...number, ...at };
      }
      case "StringLiteral":
        return { kind: "text", value: readText(textOf(cst)) ?? unreadable("BAD_TEXT", cst, text), ...at };
      case "BooleanLiteral":
        return { kind: "boolean", value: textOf(cst) === "true", ...at };
      case "null":
        return { kind: "null", ...at };
      case "DateTimeLiteral":
        return { kind: "date", value: dateOf(cst), ...at };
      case "ArithmeticExpression":
        return arithmetic(cst, parts, depth);
      case "Comparison":
        return comparison(cst, parts, depth);
      case "FunctionInvocation":
        return invocation(cst, parts, depth);
      case "IfExpression":
        return {
          kind: "if",
          when: node(needed(parts[1], cst), depth),
          yes: node(needed(parts[3], cst), depth),
          no: node(needed(parts[5], cst), depth),
          ...at,
        };
      default:
        return unreadable("NOT_SUPPORTED", cst, text);
    }
  }

  function needed(cst: Cst | undefined, parent: Cst): Cst {
    return cst ?? unreadable("SYNTAX", parent, text);
  }

  function arithmetic(cst: Cst, parts: readonly Cst[], depth: number): Node {
    const at = { from: cst.from, to: cst.to };
    const [first, second, third] = parts;
    if (first === undefined || second === undefined) return unreadable("SYNTAX", cst, text);
    if (third === undefined) {
      if (textOf(first) !== "-") return unreadable("NOT_SUPPORTED", cst, text);
      return { kind: "negate", of: node(second, depth), ...at };
    }
    const op = mathOps.find((known) => known === textOf(second));
    if (op === undefined) return unreadable("NOT_SUPPORTED", second, text);
    return { kind: "math", op, left: node(first, depth), right: node(third, depth), ...at };
  }

  function compareOp(cst: Cst): CompareOp {
    return compareOps.find((known) => known === textOf(cst)) ?? unreadable("NOT_SUPPORTED", cst, text);
  }

  function comparison(cst: Cst, parts: readonly Cst[], depth: number): Node {
    const at = { from: cst.from, to: cst.to };
    const [first, sign, third, , fifth] = parts;
    if (first === undefined || sign === undefined || third === undefined)
      return unreadable("SYNTAX", cst, text);
    const of = node(first, depth);
    if (sign.name === "between") {
      const high = node(needed(fifth, cst), depth);
      const low = node(third, depth);
      return {
        kind: "in",
        of,
        tests: [{ kind: "range", low, high, lowClosed: true, highClosed: true }],
        ...at,
      };
    }
    if (sign.name === "CompareOp") {
      return { kind: "compare", op: compareOp(sign), left: of, right: node(third, depth), ...at };
    }
    if (sign.name !== "in") return unreadable("NOT_SUPPORTED", cst, text);
    const list = parts.slice(2).filter((part) => part.name === "PositiveUnaryTests");
    const tests = (list.length > 0 ? list.flatMap(childrenOf) : parts.slice(2)).flatMap((test) =>
      testsOf(test, depth),
    );
    return { kind: "in", of, tests, ...at };
  }

  function testsOf(cst: Cst, depth: number): Test[] {
    const parts = childrenOf(cst);
    switch (cst.name) {
      case "PositiveUnaryTest":
        return testsOf(needed(parts[0], cst), depth);
      case "SimplePositiveUnaryTest": {
        const [first, second] = parts;
        if (first?.name === "CompareOp")
          return [{ kind: "value", op: compareOp(first), value: node(needed(second, cst), depth) }];
        return testsOf(needed(first, cst), depth);
      }
      case "Interval": {
        const [open, low, , high, close] = parts;
        return [
          {
            kind: "range",
            low: node(needed(low, cst), depth),
            high: node(needed(high, cst), depth),
            lowClosed: open?.name === "[",
            highClosed: close?.name === "]",
          },
        ];
      }
      case "ParenthesizedExpression": {
        // `x in (< 5)`: one test alone in parentheses.
        const inner = needed(parts[1], cst);
        if (inner.name === "SimplePositiveUnaryTest") return testsOf(inner, depth);
        return [{ kind: "value", op: "=", value: node(inner, depth) }];
      }
      case "List":
        return parts.slice(1, -1).map((part) => ({ kind: "value", op: "=", value: node(part, depth) }));
      default:
        return [{ kind: "value", op: "=", value: node(cst, depth) }];
    }
  }

  function invocation(cst: Cst, parts: readonly Cst[], depth: number): Node {
    const [name] = parts;
    if (name?.name !== "VariableName") return unreadable("NOT_SUPPORTED", cst, text);
    const parameters = parts.find((part) => part.name.endsWith("Parameters"));
    if (parameters?.name === "NamedParameters") return unreadable("NOT_SUPPORTED", parameters, text);
    const args = parameters === undefined ? [] : childrenOf(parameters).map((part) => node(part, depth));
    return { kind: "call", name: textOf(name), args, from: cst.from, to: cst.to };
  }

  function dateOf(cst: Cst): string {
    const literal = /"([^"]*)"/.exec(textOf(cst))?.[1] ?? "";
    if (!/^(@|date\s*\()/.test(textOf(cst))) return unreadable("NOT_SUPPORTED", cst, text);
    return readDate(literal) ?? unreadable("BAD_DATE", cst, text);
  }

  return { node };
}

const mathOps: readonly MathOp[] = ["+", "-", "*", "/"];
const compareOps: readonly CompareOp[] = ["=", "!=", "<", "<=", ">", ">="];

/** `x in T` without parentheses round T, where T may have swallowed what follows. */
function openTestOf(cst: Cst): { readonly of: Cst; readonly test: Cst } | null {
  if (cst.name !== "Comparison") return null;
  const [of, sign, test] = childrenOf(cst);
  if (of === undefined || sign?.name !== "in" || test?.name !== "PositiveUnaryTest") return null;
  const inner = test.firstChild;
  return inner === null ? null : { of, test: inner };
}
