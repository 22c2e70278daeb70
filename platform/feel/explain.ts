import type { Node, NodeOf, Rule, Test } from "./ast.ts";
import type { Bilingual, Catalogue, Fact, FeelFunction } from "./catalogue.ts";
import { writeNumber } from "./literals.ts";
import { dateText, type Locale, numberText, phrasesOf, withUnit } from "./phrases.ts";

export type Reading = { readonly locale: Locale; readonly catalogue: Catalogue };

/** A rule in plain words, for people who do not write rules: "Umur paling sedikit 60 tahun dan …". */
export function explainRule(rule: Rule, reading: Reading): string {
  const words = reader(reading).condition(rule.root);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The words of one part, without a capital. */
export function explainPart(node: Node, reading: Reading): string {
  return reader(reading).condition(node);
}

const signs = { "+": "+", "-": "−", "*": "×", "/": "÷" } as const;

function reader({ locale, catalogue }: Reading) {
  const words = phrasesOf(locale);

  function factOf(node: Node): Fact | FeelFunction | undefined {
    if (node.kind === "fact") return catalogue.facts.get(node.name);
    return node.kind === "call" ? catalogue.functions.get(node.name) : undefined;
  }

  function condition(node: Node): string {
    switch (node.kind) {
      case "and":
      case "or":
        return joined(node.kind, partsOf(node, node.kind));
      case "compare":
        return comparison(node);
      case "in":
        return within(node);
      case "boolean":
        return node.value ? words.always : words.never;
      case "if":
        return words.if(condition(node.when), condition(node.yes), condition(node.no));
      case "call": {
        const [first] = node.args;
        if (node.name === "not" && first !== undefined) return negated(first);
        return value(node);
      }
      case "fact":
      case "number":
      case "text":
      case "date":
      case "null":
      case "math":
      case "negate":
        return value(node);
      default:
        return node satisfies never;
    }
  }

  /** Alternatives within "and" (and the reverse) stand in brackets: "a dan (b atau c)". */
  function joined(kind: "and" | "or", parts: readonly Node[]): string {
    const written = parts.map((part) =>
      part.kind === "and" || part.kind === "or" || part.kind === "if"
        ? `(${condition(part)})`
        : condition(part),
    );
    return written.join(words[kind]);
  }

  function negated(node: Node): string {
    const simple = node.kind === "fact" || (node.kind === "call" && node.name !== "not");
    return words.not(simple || locale === "en" ? condition(node) : `(${condition(node)})`);
  }

  /** A value as a noun; facts by their label. */
  function value(node: Node, unit?: Bilingual): string {
    switch (node.kind) {
      case "number":
        return withUnit(writeNumber(node.digits, node.scale), unit, locale);
      case "text":
        return node.value;
      case "date":
        return dateText(node.value, locale);
      case "fact":
        return catalogue.facts.get(node.name)?.label[locale] ?? node.name;
      case "call":
        return called(node);
      case "math":
        return `(${value(node.left)} ${signs[node.op]} ${value(node.right)})`;
      case "negate":
        return words.minus(value(node.of));
      case "null":
        return words.unknown;
      case "if":
        return words.if(condition(node.when), value(node.yes), value(node.no));
      case "boolean":
      case "and":
      case "or":
      case "compare":
      case "in":
        return `(${condition(node)})`;
      default:
        return node satisfies never;
    }
  }

  function called(node: NodeOf<"call">): string {
    const known = catalogue.functions.get(node.name);
    const args = node.args.map((arg, index) => {
      if (arg.kind === "number") return numberText(writeNumber(arg.digits, arg.scale), locale);
      if (known === undefined || arg.kind !== "text") return condition(arg);
      const word = known.parameters[index]?.values?.find((one) => one.value === arg.value);
      return word?.label[locale] ?? arg.value;
    });
    const phrase = words.call[node.name] ?? words.builtin[node.name];
    return phrase === undefined ? `${node.name}(${args.join(", ")})` : phrase(args);
  }

  function comparison(node: NodeOf<"compare">): string {
    const { op } = node;
    const [left, right] =
      node.left.kind === "null" || node.left.kind === "text"
        ? [node.right, node.left]
        : [node.left, node.right];
    if (right.kind === "null") return `${value(left)} ${op === "=" ? words.unknown : words.known}`;
    if (right.kind === "text")
      return `${value(left)} ${op === "=" ? words.is : words.isNot} ${wordOf(left, right.value)}`;
    const fact = factOf(left);
    const kind = fact !== undefined && "kind" in fact ? fact.kind : "number";
    if (kind === "date" || right.kind === "date") return `${value(left)} ${words.date[op]} ${value(right)}`;
    if (kind === "code" || kind === "text")
      return `${value(left)} ${op === "=" ? words.is : words.isNot} ${value(right)}`;
    return `${value(left)} ${words.number[op]} ${value(right, fact?.unit)}`;
  }

  function wordOf(node: Node, word: string): string {
    const fact = factOf(node);
    const values = fact !== undefined && "values" in fact ? fact.values : undefined;
    return values?.find((one) => one.value === word)?.label[locale] ?? word;
  }

  function within(node: NodeOf<"in">): string {
    const fact = factOf(node.of);
    const of = value(node.of);
    const plain = node.tests.every((test) => test.kind === "value" && test.op === "=");
    if (plain) {
      const all = node.tests.flatMap((test) =>
        test.kind === "value" ? [item(node.of, test.value, fact?.unit)] : [],
      );
      return all.length === 1 ? `${of} ${words.is} ${all.join()}` : `${of} ${words.oneOf} ${all.join(", ")}`;
    }
    return node.tests.map((test) => tested(node.of, test, fact?.unit)).join(words.or);
  }

  function item(of: Node, node: Node, unit: Bilingual | undefined): string {
    return node.kind === "text" ? wordOf(of, node.value) : value(node, unit);
  }

  function tested(of: Node, test: Test, unit: Bilingual | undefined): string {
    const at = { from: of.from, to: of.to };
    if (test.kind === "value")
      return condition({ kind: "compare", op: test.op, left: of, right: test.value, ...at });
    if (test.lowClosed && test.highClosed && test.low.kind !== "date")
      return `${value(of)} ${words.between(value(test.low), value(test.high, unit))}`;
    const low = comparison({
      kind: "compare",
      op: test.lowClosed ? ">=" : ">",
      left: of,
      right: test.low,
      ...at,
    });
    const high = comparison({
      kind: "compare",
      op: test.highClosed ? "<=" : "<",
      left: of,
      right: test.high,
      ...at,
    });
    return `${low}${words.and}${high}`;
  }

  return { condition };
}

/** The operands of a chain of the same word, from the left. */
export function partsOf(node: Node, kind: "and" | "or"): readonly Node[] {
  return node.kind === kind ? [...partsOf(node.left, kind), ...partsOf(node.right, kind)] : [node];
}
