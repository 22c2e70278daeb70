import type { Node, Rule } from "./ast.ts";
import { builtins } from "./builtins.ts";
import type { Fact, FeelFunction } from "./catalogue.ts";
import { explainPart, partsOf, type Reading } from "./explain.ts";
import { factsOf } from "./facts-of.ts";
import { phrasesOf, valueText, withUnit } from "./phrases.ts";
import { ruleText } from "./text.ts";
import { type FactSource, ruleToJs, type Value } from "./to-js.ts";
import type { FactRef } from "./typed.ts";

/** A value that a part of the rule used. */
export type UsedValue = {
  readonly ref: FactRef;
  readonly label: string;
  readonly value: Value;
  readonly text: string;
};

/** One part of a rule with its answer for one person or family. */
export type PartResult = {
  readonly text: string;
  readonly rule: string;
  readonly result: boolean | null;
  readonly used: readonly UsedValue[];
  /** What would have to be otherwise, in words; null where the part is fulfilled. */
  readonly change: string | null;
  /** Alternatives, one of which would do. */
  readonly anyOf: readonly PartResult[];
};

/**
 * Why a rule says what it says of these facts: its parts, each with the values used, its answer, and what would
 * change the answer. All parts must be fulfilled; those with `anyOf` need one of them.
 */
export function explainResult(rule: Rule, facts: FactSource, reading: Reading): readonly PartResult[] {
  return partsOf(rule.root, "and").map((node) => explained(node, facts, reading));
}

function explained(node: Node, facts: FactSource, reading: Reading): PartResult {
  const rule = part(node);
  const answer = ruleToJs(rule, reading.catalogue)(facts);
  const result = typeof answer === "boolean" ? answer : null;
  const used = factsOf(rule, reading.catalogue).map((ref) => usedValue(ref, facts, reading));
  const alternatives = partsOf(node, "or");
  return {
    text: explainPart(node, reading),
    rule: rule.text,
    result,
    used,
    change: result === true ? null : changeOf(node, result, used, reading),
    anyOf: alternatives.length > 1 ? alternatives.map((one) => explained(one, facts, reading)) : [],
  };
}

function part(root: Node): Rule {
  return { text: ruleText({ text: "", root }), root };
}

function entryOf(ref: FactRef, { catalogue }: Reading): Fact | FeelFunction | undefined {
  return ref.kind === "fact" ? catalogue.facts.get(ref.name) : catalogue.functions.get(ref.name);
}

function usedValue(ref: FactRef, facts: FactSource, reading: Reading): UsedValue {
  const value = ref.kind === "fact" ? facts.fact(ref.name) : facts.call(ref.name, ref.args);
  const entry = entryOf(ref, reading);
  const label =
    ref.kind === "fact"
      ? (reading.catalogue.facts.get(ref.name)?.label[reading.locale] ?? ref.name)
      : callLabel(ref, reading);
  return { ref, label, value, text: valueText(value, entry, reading.locale) };
}

function callLabel(ref: Extract<FactRef, { kind: "call" }>, reading: Reading): string {
  const words = phrasesOf(reading.locale);
  const known = reading.catalogue.functions.get(ref.name);
  const args = ref.args.map((arg, index) => {
    if (typeof arg === "object") return explainPart(arg.root, reading);
    const values = known?.parameters[index]?.values;
    const word = values?.find(({ value, codes }) => value === arg || codes?.includes(Number(arg)) === true);
    return word?.label[reading.locale] ?? String(arg);
  });
  return words.call[ref.name]?.(args) ?? ref.name;
}

function changeOf(
  node: Node,
  result: boolean | null,
  used: readonly UsedValue[],
  reading: Reading,
): string | null {
  const words = phrasesOf(reading.locale);
  const missing = used.filter(({ value }) => value === null);
  if (result === null && missing.length > 0) {
    return missing
      .map(({ ref, label }) => words.lacking(label, entryOf(ref, reading)?.source[reading.locale] ?? ""))
      .join(". ");
  }
  const gap = gapOf(node, used, reading);
  const said = used.map(({ label, text }) => words.now(label, text)).join("; ");
  return capital(gap === null ? said : `${said}, ${gap}`);
}

/** By how much a comparison of one number with a fixed one failed. */
function gapOf(node: Node, used: readonly UsedValue[], reading: Reading): string | null {
  const [only] = used;
  if (used.length !== 1 || only === undefined || typeof only.value !== "number") return null;
  const limits = limitsOf(node);
  if (limits === null) return null;
  const words = phrasesOf(reading.locale);
  const unit = entryOf(only.ref, reading)?.unit;
  const amount = (count: number) => withUnit(String(count), unit, reading.locale);
  if (limits.least !== null && only.value < limits.least)
    return words.short(amount(limits.least - only.value));
  if (limits.most !== null && only.value > limits.most) return words.over(amount(only.value - limits.most));
  return null;
}

type Limits = { readonly least: number | null; readonly most: number | null };

/** The whole numbers that a plain comparison lets pass: `umur >= 60`, `desil in [1..4]`. */
function limitsOf(node: Node): Limits | null {
  if (
    node.kind === "compare" &&
    isPlain(node.left) &&
    node.right.kind === "number" &&
    node.right.scale === 0
  ) {
    const limit = Number(node.right.digits);
    if (node.op === ">=") return { least: limit, most: null };
    if (node.op === ">") return { least: limit + 1, most: null };
    if (node.op === "<=") return { least: null, most: limit };
    return node.op === "<" ? { least: null, most: limit - 1 } : null;
  }
  const [range] = node.kind === "in" ? node.tests : [];
  if (node.kind !== "in" || node.tests.length !== 1 || range?.kind !== "range" || !isPlain(node.of))
    return null;
  const { low, high } = range;
  if (low.kind !== "number" || high.kind !== "number" || low.scale !== 0 || high.scale !== 0) return null;
  return {
    least: Number(low.digits) + (range.lowClosed ? 0 : 1),
    most: Number(high.digits) - (range.highClosed ? 0 : 1),
  };
}

function isPlain(node: Node): boolean {
  return node.kind === "fact" || (node.kind === "call" && !builtins.has(node.name));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
