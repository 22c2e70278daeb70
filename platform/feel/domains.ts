import type { Rule } from "./ast.ts";
import type { Catalogue, Fact, FeelFunction } from "./catalogue.ts";
import { ruleText } from "./text.ts";
import type { FactRef } from "./typed.ts";

/** What a value can be: a range of whole numbers (days count from 1970), or words (null: any word but `except`). */
export type Domain =
  | { readonly kind: "range"; readonly low: number; readonly high: number }
  | {
      readonly kind: "words";
      readonly allowed: ReadonlySet<string> | null;
      readonly except: ReadonlySet<string>;
    };

/** What is still possible at a place of the rule, by fact; a fact that is missing has its whole domain. */
export type World = ReadonlyMap<string, Domain>;

const nothing: ReadonlySet<string> = new Set();
const truths: ReadonlySet<string> = new Set(["true", "false"]);

export function keyOf(ref: FactRef): string {
  if (ref.kind === "fact") return ref.name;
  const args = ref.args.map((arg) =>
    typeof arg === "object" ? ruleText(arg satisfies Rule) : JSON.stringify(arg),
  );
  return `${ref.name}(${args.join(", ")})`;
}

export function wholeDomain(ref: FactRef, catalogue: Catalogue): Domain {
  if (ref.kind === "call") {
    const known = catalogue.functions.get(ref.name);
    return known?.returns === "number" ? range(known) : { kind: "words", allowed: truths, except: nothing };
  }
  const fact = catalogue.facts.get(ref.name);
  if (fact?.kind === "boolean") return { kind: "words", allowed: truths, except: nothing };
  if (fact?.kind === "code" || fact?.kind === "text")
    return { kind: "words", allowed: storedWords(fact), except: nothing };
  return range(fact ?? {});
}

function range({
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
}: Pick<Fact | FeelFunction, "min" | "max">): Domain {
  return { kind: "range", low: min, high: max };
}

/** Codes as text: the same form for codes and words. */
function storedWords(fact: Fact): ReadonlySet<string> | null {
  if (fact.values === undefined) return null;
  return new Set(fact.values.flatMap(({ value, codes }) => codes?.map(String) ?? [value]));
}

/** The world with one domain made smaller; null where nothing is left of it. */
export function withRange(world: World, key: string, low: number, high: number): World | null {
  return low > high ? null : new Map(world).set(key, { kind: "range", low, high });
}

function filtered(words: ReadonlySet<string>, keep: (word: string) => boolean): ReadonlySet<string> {
  return new Set([...words].filter(keep));
}

export function withWords(
  world: World,
  key: string,
  domain: Extract<Domain, { kind: "words" }>,
  words: ReadonlySet<string>,
  inside: boolean,
): World | null {
  const { except } = domain;
  if (domain.allowed === null) {
    if (!inside) return new Map(world).set(key, { ...domain, except: new Set([...domain.except, ...words]) });
    const left = filtered(words, (word) => !except.has(word));
    return left.size === 0
      ? null
      : new Map(world).set(key, { kind: "words", allowed: left, except: nothing });
  }
  const left = filtered(domain.allowed, (word) => words.has(word) === inside);
  return left.size === 0 ? null : new Map(world).set(key, { kind: "words", allowed: left, except: nothing });
}

/** What is possible in either world: per fact the smallest domain that holds both. */
export function joinWorlds(one: World | null, other: World | null): World | null {
  if (one === null || other === null) return one ?? other;
  const joined = new Map<string, Domain>();
  for (const [key, left] of one) {
    const right = other.get(key);
    if (right !== undefined) joined.set(key, joinDomains(left, right));
  }
  return joined;
}

function joinDomains(left: Domain, right: Domain): Domain {
  if (left.kind === "range" && right.kind === "range")
    return { kind: "range", low: Math.min(left.low, right.low), high: Math.max(left.high, right.high) };
  if (left.kind === "words" && right.kind === "words" && left.allowed !== null && right.allowed !== null)
    return { kind: "words", allowed: new Set([...left.allowed, ...right.allowed]), except: nothing };
  return { kind: "words", allowed: null, except: nothing };
}
