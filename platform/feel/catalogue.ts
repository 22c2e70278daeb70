/** The catalogue of facts as rules see it (reference/facts/facts.json): what each is, its unit and its domain. */

export type Bilingual = { readonly id: string; readonly en: string };
export type RuleUnit = "person" | "family" | "group";
export type FactKind = "number" | "text" | "boolean" | "date" | "code";

/** A word of a closed list. `codes` are what the registry stores; without them the word itself is stored. */
export type FactValue = {
  readonly value: string;
  readonly codes?: readonly number[];
  readonly label: Bilingual;
  /** Compartment that must be held to learn the answer. */
  readonly protected?: string;
};

export type Fact = {
  readonly name: string;
  readonly appliesTo: RuleUnit;
  readonly kind: FactKind;
  /** Short, for the middle of a sentence; yes/no facts as what one says of the subject: "bersekolah". */
  readonly label: Bilingual;
  readonly unit: Bilingual;
  readonly meaning: Bilingual;
  readonly source: Bilingual;
  /** Both ends included. Numbers of facts are whole. */
  readonly min?: number;
  readonly max?: number;
  readonly list?: string;
  readonly values?: readonly FactValue[];
  /** Of texts without a closed list, e.g. codes of places: a regular expression. */
  readonly pattern?: string;
  readonly protected?: string;
  readonly column?: string;
};

export type ParameterKind = "programme" | "component" | "value" | "person-rule" | "number" | "date";

export type FeelFunction = {
  readonly name: string;
  readonly appliesTo: RuleUnit;
  readonly returns: "number" | "boolean";
  readonly unit: Bilingual;
  readonly min?: number;
  readonly max?: number;
  readonly parameters: ReadonlyArray<{
    readonly name: string;
    readonly kind: ParameterKind;
    readonly optional: boolean;
    readonly list?: string;
    readonly values?: readonly FactValue[];
  }>;
  readonly meaning: Bilingual;
  readonly source: Bilingual;
  readonly example: string;
};

export type Catalogue = {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly functions: ReadonlyMap<string, FeelFunction>;
};

/** facts.json as it stands in the file: closed lists named, not repeated. */
export type CatalogueFile = {
  readonly facts: readonly Fact[];
  readonly functions: readonly FeelFunction[];
  readonly lists: Readonly<Record<string, readonly FactValue[]>>;
};

/** Spells the lists out at each fact and parameter. Throws where a list is named that the file does not hold. */
export function readCatalogue(file: CatalogueFile): Catalogue {
  const spelt = <Entry extends { readonly list?: string }>(entry: Entry): Entry => {
    if (entry.list === undefined) return entry;
    const values = file.lists[entry.list];
    if (values === undefined)
      throw new Error(`facts.json names the list ${entry.list}, which it does not hold`);
    return { ...entry, values };
  };
  return {
    facts: new Map(file.facts.map((fact) => [fact.name, spelt(fact)])),
    functions: new Map(
      file.functions.map((known) => [known.name, { ...known, parameters: known.parameters.map(spelt) }]),
    ),
  };
}

/** May a rule about `unit` ask for it? A person's rule may also ask about the family. */
export function mayAsk(unit: RuleUnit, appliesTo: RuleUnit, name: string): boolean {
  if (unit === appliesTo) return true;
  if (unit === "person") return appliesTo === "family";
  // Groups have members, a place and a reference date as families have.
  return unit === "group" && groupMayAsk.has(name);
}

const groupMayAsk: ReadonlySet<string> = new Set([
  "jumlah_anggota_dengan",
  "ada_anggota",
  "menerima",
  "tahun_sejak_menerima",
  "kabupaten",
  "kecamatan",
  "desa",
  "tanggal_acuan",
]);
