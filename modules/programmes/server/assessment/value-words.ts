import { explainRule } from "#platform/feel/explain.ts";
import { factCatalogue } from "#platform/feel/facts.ts";
import { writeText } from "#platform/feel/literals.ts";
import { parseRule } from "#platform/feel/parse.ts";
import type { FactRef } from "#platform/feel/typed.ts";
import { familyFacts, placeFacts } from "../facts/family-facts.ts";
import { personFacts } from "../facts/person-facts.ts";
import type { UsedValue } from "./face-types.ts";

type Scalar = string | number | boolean | null;

/** Dates and sources of the parts that the values of one subject come from. */
export interface Origins {
  readonly rank: { readonly source: string | null; readonly on: string | null };
  readonly housing: { readonly source: string | null; readonly on: string | null };
  readonly person: { readonly source: string | null; readonly on: string | null };
}

/** FEEL text of a reference: `umur`, `menerima("PKH")`. */
export function referenceText(ref: FactRef): string {
  if (ref.kind === "fact") return ref.name;
  const parameters = factCatalogue.functions.get(ref.name)?.parameters;
  const args = ref.args.map((arg, index) => {
    if (typeof arg === "object") return arg.text;
    // Words of a closed list travel as their codes; people read the words.
    const word = parameters?.[index]?.values?.find(({ codes }) => codes?.[0] === arg)?.value ?? arg;
    return typeof word === "string" ? writeText(word) : String(word);
  });
  return `${ref.name}(${args.join(", ")})`;
}

function originOf(ref: FactRef, origins: Origins) {
  if (ref.kind === "call") return { source: null, on: null };
  const part = familyFacts.get(ref.name)?.part;
  if (part === "r") return origins.rank;
  if (part === "h") return origins.housing;
  const own = personFacts.get(ref.name);
  // Name, birth and family stand in the registry itself; the coded answers come from the last source that asked.
  const coded =
    own !== undefined &&
    !["born_on", "sex", "nik", "family_id", "life_status"].includes(own.columns[0] ?? "");
  return coded && !placeFacts.has(ref.name) ? origins.person : { source: null, on: null };
}

/** "Menerima PKH" rather than what the function is for; a count keeps its meaning, which names what is counted. */
function labelOf(ref: FactRef, returns: string | undefined): { id: string; en: string } | undefined {
  if (ref.kind === "fact" || returns !== "boolean") return undefined;
  const read = parseRule(referenceText(ref));
  if (!read.ok) return undefined;
  const say = (locale: "id" | "en") => explainRule(read.rule, { locale, catalogue: factCatalogue });
  return { id: say("id"), en: say("en") };
}

/** A value as people read it, with its meaning, source and date. */
export function usedValue(ref: FactRef, value: Scalar, origins: Origins): UsedValue {
  const known =
    ref.kind === "fact" ? factCatalogue.facts.get(ref.name) : factCatalogue.functions.get(ref.name);
  const values = ref.kind === "fact" ? factCatalogue.facts.get(ref.name)?.values : undefined;
  const word = values?.find((one) =>
    one.codes === undefined ? one.value === value : one.codes.includes(Number(value)),
  );
  const origin = originOf(ref, origins);
  return {
    reference: referenceText(ref),
    label: labelOf(ref, factCatalogue.functions.get(ref.name)?.returns) ??
      known?.meaning ?? { id: ref.name, en: ref.name },
    value,
    valueLabel: value === null ? null : (word?.label ?? null),
    unit: known?.unit ?? { id: "", en: "" },
    source: origin.source ?? known?.source.id ?? "",
    asOfOn: origin.on,
  };
}
