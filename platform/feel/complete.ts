import { builtins } from "./builtins.ts";
import {
  type Bilingual,
  type Catalogue,
  type Fact,
  type FactValue,
  type FeelFunction,
  mayAsk,
  type RuleUnit,
} from "./catalogue.ts";
import { writeText } from "./literals.ts";
import type { ProgrammeWords } from "./lowering.ts";

/** A word that may stand at the cursor. `caret` is where the cursor goes, counted in `insert`. */
export type Completion = {
  readonly kind: "fact" | "function" | "value" | "programme" | "component" | "word";
  readonly insert: string;
  readonly caret: number;
  readonly label: string;
  readonly detail: Bilingual;
};

export type Completions = {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
};

export type Surroundings = {
  readonly catalogue: Catalogue;
  readonly programmes: readonly ProgrammeWords[];
  readonly unit: RuleUnit;
};

const most = 40;
const nothing: Bilingual = { id: "", en: "" };
const words: ReadonlyArray<readonly [insert: string, detail: Bilingual]> = [
  ["and", { id: "dan: kedua syarat terpenuhi", en: "both conditions hold" }],
  ["or", { id: "atau: salah satu syarat terpenuhi", en: "one of the conditions holds" }],
  ["in [1..4]", { id: "di antara dua angka, keduanya termasuk", en: "between two numbers, both included" }],
  ["in (…)", { id: "salah satu dari beberapa nilai", en: "one of several values" }],
  [
    "between 1 and 4",
    { id: "di antara dua angka, keduanya termasuk", en: "between two numbers, both included" },
  ],
  ["if … then … else …", { id: "bila … maka …, bila tidak …", en: "a choice by a condition" }],
  ["= null", { id: "tidak diketahui", en: "not known" }],
  ["!= null", { id: "diketahui", en: "known" }],
  ["true", { id: "benar", en: "true" }],
  ["false", { id: "salah", en: "false" }],
];

/** What may stand at `cursor`: words of a list behind `lantai =`, programmes in `menerima(`, else facts and functions. */
export function completionsAt(text: string, cursor: number, around: Surroundings): Completions {
  const before = text.slice(0, cursor);
  const open = openQuote(before);
  if (open !== null) return inQuotes(text, cursor, open, around);
  const typed = /[A-Za-z_]\w*$/.exec(before)?.[0] ?? "";
  const from = cursor - typed.length;
  const to = cursor + (/^\w*/.exec(text.slice(cursor))?.[0].length ?? 0);
  const expected = quotedWords(before.slice(0, from), around);
  const unit = withinMembers(before) ? "person" : around.unit;
  const plain = [
    ...factWords(around.catalogue, unit),
    ...functionWords(around.catalogue, unit),
    ...otherWords(),
  ];
  const items = [...expected.map(quoted), ...plain];
  return { from, to, items: fitting(items, typed).slice(0, most) };
}

/** Offset of the quote the cursor stands behind, or null. */
function openQuote(before: string): number | null {
  let open: number | null = null;
  for (let index = 0; index < before.length; index++) {
    if (before[index] === "\\" && open !== null) index++;
    else if (before[index] === '"') open = open === null ? index : null;
  }
  return open;
}

function inQuotes(text: string, cursor: number, open: number, around: Surroundings): Completions {
  const typed = text.slice(open + 1, cursor);
  const rest = /^[^"\n,)]*"?/.exec(text.slice(cursor))?.[0] ?? "";
  const closed = rest.endsWith('"');
  const items = quotedWords(text.slice(0, open), around).map(quoted);
  return { from: open, to: cursor + (closed ? rest.length : 0), items: fitting(items, typed).slice(0, most) };
}

/** Words that belong in quotes at the end of `before`. */
function quotedWords(before: string, { catalogue, programmes }: Surroundings): Completion[] {
  const fact = /([A-Za-z_]\w*)\s*(?:!?=|\bin\s*\(?)\s*(?:"[^"]*"\s*,\s*)*$/.exec(before)?.[1];
  const values = fact === undefined ? undefined : catalogue.facts.get(fact)?.values;
  if (values !== undefined) return values.map(valueWord);
  const call = /([A-Za-z_]\w*)\s*\(\s*((?:"[^"]*"\s*,\s*)*)$/.exec(before);
  const known = call?.[1] === undefined ? undefined : catalogue.functions.get(call[1]);
  const given = [...(call?.[2] ?? "").matchAll(/"([^"]*)"/g)].map(([, word = ""]) => word);
  const parameter = known?.parameters[given.length];
  if (parameter?.kind === "value") return (parameter.values ?? []).map(valueWord);
  if (parameter?.kind === "programme")
    return programmes.map(({ code, names }) =>
      word("programme", names[0] ?? code, { id: names.join(", "), en: names.join(", ") }),
    );
  if (parameter?.kind === "component") {
    const programme = programmes.find(
      ({ code, names }) => code === given[0] || names.includes(given[0] ?? ""),
    );
    return (programme?.components ?? []).map((component) => word("component", component, nothing));
  }
  return [];
}

function word(kind: Completion["kind"], text: string, detail: Bilingual, label = text): Completion {
  return { kind, insert: text, caret: text.length, label, detail };
}

function valueWord({ value, label }: FactValue): Completion {
  return word("value", value, label);
}

function quoted(one: Completion): Completion {
  const insert = writeText(one.insert);
  return { ...one, insert, caret: insert.length };
}

function factWords(catalogue: Catalogue, unit: RuleUnit): Completion[] {
  return [...catalogue.facts.values()]
    .filter((fact: Fact) => mayAsk(unit, fact.appliesTo, fact.name))
    .map((fact) => word("fact", fact.name, fact.meaning));
}

function functionWords(catalogue: Catalogue, unit: RuleUnit): Completion[] {
  const own = [...catalogue.functions.values()]
    .filter((known: FeelFunction) => mayAsk(unit, known.appliesTo, known.name))
    .map(({ name, parameters, meaning }) =>
      called(name, `${name}(${parameters.map((one) => one.name).join(", ")})`, meaning),
    );
  return [
    ...own,
    ...[...builtins.values()].map(({ name, signature, meaning }) => called(name, signature, meaning)),
  ];
}

function called(name: string, label: string, detail: Bilingual): Completion {
  return { kind: "function", insert: `${name}()`, caret: name.length + 1, label, detail };
}

function otherWords(): Completion[] {
  return words.map(([text, detail]) =>
    word("word", text.replaceAll(" …", " ").replace("(…)", "()").trimEnd(), detail, text),
  );
}

/** Inside `ada_anggota(` or `jumlah_anggota_dengan(` the rule is about a person. */
function withinMembers(before: string): boolean {
  const at = Math.max(before.lastIndexOf("ada_anggota("), before.lastIndexOf("jumlah_anggota_dengan("));
  if (at < 0) return false;
  const inside = before.slice(before.indexOf("(", at));
  return inside.split("(").length > inside.split(")").length;
}

/** Those that begin with what was typed, then those that hold it in name or meaning. */
function fitting(items: readonly Completion[], typed: string): readonly Completion[] {
  const wanted = typed.toLowerCase();
  if (wanted === "") return items;
  const rank = ({ label, detail }: Completion): number => {
    const name = label.toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    return detail.id.toLowerCase().includes(wanted) || detail.en.toLowerCase().includes(wanted) ? 2 : 3;
  };
  return items
    .map((item) => ({ item, rank: rank(item) }))
    .filter((one) => one.rank < 3)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}
