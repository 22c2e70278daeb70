import type { Node, Rule } from "./ast.ts";
import { builtins } from "./builtins.ts";
import type { Catalogue } from "./catalogue.ts";
import { keyOf } from "./domains.ts";
import type { FactRef } from "./typed.ts";

/**
 * The facts and catalogue functions a rule asks for, each once. What a rule about members asks for its members
 * is not among them: it stands in the argument.
 */
export function factsOf(rule: Rule, catalogue: Catalogue): readonly FactRef[] {
  const found = new Map<string, FactRef>();
  const add = (ref: FactRef) => found.set(keyOf(ref), ref);
  walk(rule.root, (node) => {
    if (node.kind === "fact") add({ kind: "fact", name: node.name });
    if (node.kind !== "call" || builtins.has(node.name)) return true;
    const known = catalogue.functions.get(node.name);
    const args = node.args.map((arg, index) => {
      if (arg.kind !== "text") return { text: rule.text.slice(arg.from, arg.to), root: arg };
      const word = known?.parameters[index]?.values?.find(({ value }) => value === arg.value);
      return word?.codes?.[0] ?? arg.value;
    });
    add({ kind: "call", name: node.name, args });
    return false;
  });
  return [...found.values()];
}

/** Visits every part, parents first; where `visit` returns false, what is inside is left out. */
function walk(node: Node, visit: (node: Node) => boolean): void {
  if (!visit(node)) return;
  for (const child of partsOf(node)) walk(child, visit);
}

function partsOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case "and":
    case "or":
    case "compare":
    case "math":
      return [node.left, node.right];
    case "negate":
      return [node.of];
    case "if":
      return [node.when, node.yes, node.no];
    case "call":
      return node.args;
    case "in":
      return [
        node.of,
        ...node.tests.flatMap((test) => (test.kind === "range" ? [test.low, test.high] : [test.value])),
      ];
    case "number":
    case "text":
    case "boolean":
    case "date":
    case "null":
    case "fact":
      return [];
    default:
      return node satisfies never;
  }
}
