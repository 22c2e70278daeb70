import type { Node, Rule, Test } from "./ast.ts";
import { writeNumber, writeText } from "./literals.ts";

/** How tightly a part holds together; a part inside one that binds tighter gets parentheses. */
const strength: Readonly<Record<string, number>> = {
  if: 0,
  or: 1,
  and: 2,
  compare: 3,
  in: 3,
  "+": 4,
  "-": 4,
  "*": 5,
  "/": 5,
  negate: 6,
};
const strongest = 7;

function strengthOf(node: Node): number {
  const found = strength[node.kind === "math" ? node.op : node.kind] ?? strongest;
  return node.kind === "number" && node.digits < 0n ? (strength["negate"] ?? found) : found;
}

/** The rule written out in the one way the house writes rules; reading it again gives the same tree. */
export function ruleText(rule: Rule): string {
  return write(rule.root);
}

function inside(node: Node, least: number): string {
  return strengthOf(node) < least ? `(${write(node)})` : write(node);
}

function write(node: Node): string {
  const own = strengthOf(node);
  switch (node.kind) {
    case "number":
      return writeNumber(node.digits, node.scale);
    case "text":
      return writeText(node.value);
    case "boolean":
      return String(node.value);
    case "date":
      return `date(${writeText(node.value)})`;
    case "null":
      return "null";
    case "fact":
      return node.name;
    case "call":
      return `${node.name}(${node.args.map(write).join(", ")})`;
    case "and":
    case "or":
      // Both chains are read from the left; one written to the right keeps its parentheses.
      return `${inside(node.left, own)} ${node.kind} ${inside(node.right, own + 1)}`;
    case "compare":
      return `${inside(node.left, own + 1)} ${node.op} ${inside(node.right, own + 1)}`;
    case "in":
      return `${inside(node.of, own + 1)} in ${writeTests(node.tests)}`;
    case "math":
      return `${inside(node.left, own)} ${node.op} ${inside(node.right, own + 1)}`;
    case "negate":
      // "-5" would be read as the number itself; the brackets keep the minus a sign of its own.
      return node.of.kind === "number" ? `-(${write(node.of)})` : `-${inside(node.of, own + 1)}`;
    case "if":
      return `if ${write(node.when)} then ${write(node.yes)} else ${write(node.no)}`;
    default:
      return node satisfies never;
  }
}

function writeTests(tests: readonly Test[]): string {
  const [only] = tests;
  if (only?.kind === "range" && tests.length === 1) return writeTest(only);
  return `(${tests.map(writeTest).join(", ")})`;
}

function writeTest(test: Test): string {
  if (test.kind === "value") {
    const value = inside(test.value, 4);
    return test.op === "=" ? value : `${test.op} ${value}`;
  }
  const [open, close] = [test.lowClosed ? "[" : "(", test.highClosed ? "]" : ")"];
  return `${open}${inside(test.low, 4)}..${inside(test.high, 4)}${close}`;
}
