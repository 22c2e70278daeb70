import { m } from "#messages/messages.js";
import { builtins } from "#platform/feel/builtins.ts";
import type { Catalogue, Fact, FactValue, FeelFunction, RuleUnit } from "#platform/feel/catalogue.ts";
import type { Locale } from "#platform/feel/phrases.ts";

/** A fact or function as the page of facts shows it, in one language. */
export type Entry = {
  readonly name: string;
  readonly signature: string;
  readonly insert: string;
  /** null: a function of the language, for every rule. */
  readonly appliesTo: RuleUnit | null;
  readonly isFunction: boolean;
  readonly kind: string;
  readonly meaning: string;
  readonly values: string;
  readonly example: string;
  readonly source: string;
  /** All of it in small letters. */
  readonly searched: string;
};

export type Group = RuleUnit | "function" | "language";

export function groupOf({ appliesTo, isFunction }: Entry): Group {
  return appliesTo === null ? "language" : isFunction ? "function" : appliesTo;
}

const kindWords: Readonly<Record<Fact["kind"], () => string>> = {
  number: m.programmes_kind_number,
  text: m.programmes_kind_word,
  code: m.programmes_kind_word,
  boolean: m.programmes_kind_boolean,
  date: m.programmes_kind_date,
};

export function entriesOf({ facts, functions }: Catalogue, locale: Locale): readonly Entry[] {
  return [
    ...[...facts.values()].map((fact) => factEntry(fact, locale)),
    ...[...functions.values()].map((known) => functionEntry(known, locale)),
    ...[...builtins.values()].map(({ name, signature, meaning, example }) =>
      entry({
        name,
        signature,
        insert: `${name}()`,
        appliesTo: null,
        isFunction: true,
        kind: "",
        meaning: meaning[locale],
        values: "",
        example,
        source: "",
      }),
    ),
  ];
}

function entry(parts: Omit<Entry, "searched">): Entry {
  const { signature, meaning, values, source } = parts;
  return { ...parts, searched: [signature, meaning, values, source].join(" ").toLowerCase() };
}

function factEntry(fact: Fact, locale: Locale): Entry {
  const range = fact.min === undefined || fact.max === undefined ? "" : `${fact.min}–${fact.max}`;
  return entry({
    name: fact.name,
    signature: fact.name,
    insert: fact.name,
    appliesTo: fact.appliesTo,
    isFunction: false,
    kind: [kindWords[fact.kind](), range, fact.unit[locale]].filter(Boolean).join(" "),
    meaning: fact.meaning[locale],
    values: valuesText(fact.values ?? [], locale),
    example: "",
    source: fact.source[locale],
  });
}

function functionEntry(known: FeelFunction, locale: Locale): Entry {
  const values = known.parameters.flatMap((parameter) => parameter.values ?? []);
  return entry({
    name: known.name,
    signature: `${known.name}(${known.parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)).join(", ")})`,
    insert: known.example,
    appliesTo: known.appliesTo,
    isFunction: true,
    kind: [kindWords[known.returns](), known.unit[locale]].filter(Boolean).join(" "),
    meaning: known.meaning[locale],
    values: valuesText(values, locale),
    example: known.example,
    source: known.source[locale],
  });
}

/** "tanah" (Tanah), …; the words of the language in brackets only where they say more. */
function valuesText(values: readonly FactValue[], locale: Locale): string {
  return values
    .map(({ value, label }) =>
      label[locale].toLowerCase() === value.toLowerCase() ? `"${value}"` : `"${value}" (${label[locale]})`,
    )
    .join(", ");
}
