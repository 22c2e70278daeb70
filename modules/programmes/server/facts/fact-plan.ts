import type { Rule } from "#platform/feel/ast.ts";
import { ruleToSql } from "#platform/feel/to-sql.ts";
import type { FactRef } from "#platform/feel/typed.ts";
import { AidBits, type NamedProgramme } from "./aid-bits.ts";
import { familyFacts, placeFacts } from "./family-facts.ts";
import { disabilityBits, personFacts } from "./person-facts.ts";
import { sqlDate } from "./sql-text.ts";

/** A count over the members, or a last year of receipt, kept in one of the call_n columns. */
export type CallSlot =
  | { readonly kind: "count" | "any"; readonly text: string; readonly sql: string }
  | { readonly kind: "since"; readonly text: string; readonly programme: string };

/** Far below the columns a relation may have; an office's programmes need some ten. */
const slots = 400;

/** A rule that can be written and checked, but not judged over everybody: says which part. */
export class RuleNotAssessable extends Error {
  readonly part: string;
  constructor(part: string) {
    super(`not assessable: ${part}`);
    this.part = part;
  }
}

/**
 * What the rules of a set of programmes ask of the registry: gathered while they are compiled, then turned into
 * the relations that answer it (family-source.ts, person-source.ts).
 */
export class FactPlan {
  readonly asOf: string;
  readonly programmes: readonly NamedProgramme[];
  readonly familyAid = new AidBits();
  readonly personAid = new AidBits();
  readonly personSince: string[] = [];
  readonly calls: CallSlot[] = [];
  /** Columns of registry.persons that person rules and member rules read. */
  readonly personColumns = new Set<string>();
  readonly memberColumns = new Set<string>();
  /** Columns of programmes.family_marks that person rules read. */
  readonly familyColumns = new Set<string>(["family_id"]);
  memberNeedsRank = false;
  memberNeedsHousing = false;
  memberNeedsPpks = false;
  personNeedsPpks = false;
  readonly #byName: ReadonlyMap<string, NamedProgramme>;

  constructor(asOfOn: string, programmes: readonly NamedProgramme[]) {
    this.asOf = sqlDate(asOfOn);
    this.programmes = programmes;
    this.#byName = new Map(
      programmes.flatMap((one) =>
        [one.code, ...one.names].map((name) => [name.trim().toUpperCase(), one] as const),
      ),
    );
  }

  programme(name: string): NamedProgramme {
    const found = this.#byName.get(name.trim().toUpperCase());
    if (found === undefined) throw new RuleNotAssessable(`menerima("${name}")`);
    return found;
  }

  /** Family rule over the alias u, a row of family facts. */
  readonly familyRule = (rule: Rule): string => ruleToSql(rule, (ref) => this.#family(ref, "u"));

  /** Person rule over p, a person with `umur` (and ppks, aid_n), and f, the facts of the person's family. */
  readonly personRule = (rule: Rule): string => ruleToSql(rule, (ref) => this.#person(ref));

  /** SQL of a fact or call a rule refers to, over the aliases of familyRule and personRule. */
  readonly familyValue = (ref: FactRef): string => this.#family(ref, "u");
  readonly personValue = (ref: FactRef): string => this.#person(ref);

  /** Does the row of alias `alias` receive the programme (of family facts)? */
  familyReceives(alias: string, code: string, component: string | null): string {
    return receives(this.familyAid, alias, code, component);
  }

  /** The same for a person p with family f: where the programme is per person the person, else the family. */
  personReceives(name: string, component: string | null): string {
    const { code, unit } = this.programme(name);
    return unit === "person"
      ? receives(this.personAid, "p", code, component)
      : receives(this.familyAid, "f", code, component);
  }

  #slot(slot: CallSlot): number {
    const known = this.calls.findIndex((one) => one.text === slot.text && one.kind === slot.kind);
    if (known >= 0) return known + 1;
    if (this.calls.length >= slots) throw new RuleNotAssessable(slot.text);
    return this.calls.push(slot);
  }

  #call(alias: string, slot: CallSlot): string {
    return this.#column(alias, this.#slot(slot));
  }

  #column(alias: string, slot: number): string {
    if (alias === "f") this.familyColumns.add(`call_${slot}`);
    return `${alias}.call_${slot}`;
  }

  /** Slot of the number of living members for whom a rule is true. */
  countMembers(rule: Rule): number {
    return this.#slot({ kind: "count", text: rule.text, sql: ruleToSql(rule, (ref) => this.#member(ref)) });
  }

  #family(ref: FactRef, alias: string): string {
    if (ref.kind === "fact") return this.#familyFact(ref.name, alias);
    const [first, second] = ref.args;
    switch (ref.name) {
      case "menerima":
        return this.familyReceives(alias, this.programme(textOf(first)).code, textOrNull(second));
      case "tahun_sejak_menerima":
        return this.#call(alias, {
          kind: "since",
          text: `tahun_sejak_menerima("${textOf(first)}")`,
          programme: this.programme(textOf(first)).code,
        });
      case "jumlah_anggota_dengan":
        return this.#column(alias, this.countMembers(ruleOf(first)));
      case "ada_anggota": {
        const rule = ruleOf(first);
        const sql = ruleToSql(rule, (inner) => this.#member(inner));
        return `(${this.#call(alias, { kind: "any", text: rule.text, sql })} = 1)`;
      }
      default:
        throw new RuleNotAssessable(ref.name);
    }
  }

  #familyFact(name: string, alias: string): string {
    if (name === "tanggal_acuan") return this.asOf;
    const place = placeFacts.get(name);
    if (place !== undefined) return place(alias);
    if (!familyFacts.has(name)) throw new RuleNotAssessable(name);
    if (alias === "f") this.familyColumns.add(name);
    return `${alias}.${name}`;
  }

  #person(ref: FactRef): string {
    if (ref.kind === "fact") {
      const own = this.#ownFact(ref.name, this.personColumns);
      if (own !== undefined) return own;
      const place = placeFacts.get(ref.name);
      return place === undefined ? this.#familyFact(ref.name, "f") : place("p");
    }
    const [first, second] = ref.args;
    switch (ref.name) {
      case "ppks":
        this.personNeedsPpks = true;
        return ppksTest(textOf(first));
      case "disabilitas":
        this.personColumns.add("disability_kinds");
        return disabilityTest(textOf(first));
      case "menerima":
        return this.personReceives(textOf(first), textOrNull(second));
      case "tahun_sejak_menerima": {
        const { code, unit } = this.programme(textOf(first));
        if (unit !== "person") return this.#family(ref, "f");
        if (!this.personSince.includes(code)) this.personSince.push(code);
        return `p.since_${this.personSince.indexOf(code) + 1}`;
      }
      default:
        return this.#family(ref, "f");
    }
  }

  /** Within a count of members nothing is known yet of the family but its place, rank and housing. */
  #member(ref: FactRef): string {
    if (ref.kind === "call") {
      const [first] = ref.args;
      if (ref.name === "ppks") {
        this.memberNeedsPpks = true;
        return ppksTest(textOf(first));
      }
      if (ref.name === "disabilitas") {
        this.memberColumns.add("disability_kinds");
        return disabilityTest(textOf(first));
      }
      throw new RuleNotAssessable(ref.name);
    }
    const own = this.#ownFact(ref.name, this.memberColumns);
    if (own !== undefined) return own;
    if (ref.name === "tanggal_acuan") return this.asOf;
    const place = placeFacts.get(ref.name);
    if (place !== undefined) return place("p");
    const fact = familyFacts.get(ref.name);
    if (fact?.part === "r") this.memberNeedsRank = true;
    else if (fact?.part === "h") this.memberNeedsHousing = true;
    else throw new RuleNotAssessable(ref.name);
    return `(${fact.sql})`;
  }

  #ownFact(name: string, columns: Set<string>): string | undefined {
    const own = personFacts.get(name);
    for (const column of own?.columns ?? []) columns.add(column);
    return own === undefined ? undefined : `(${own.sql})`;
  }
}

function textOf(arg: string | number | Rule | undefined): string {
  if (typeof arg === "object" || arg === undefined) throw new RuleNotAssessable("program");
  return String(arg);
}

const textOrNull = (arg: string | number | Rule | undefined) => (typeof arg === "string" ? arg : null);

function ruleOf(arg: string | number | Rule | undefined): Rule {
  if (typeof arg !== "object") throw new RuleNotAssessable("anggota");
  return arg;
}

function receives(bits: AidBits, alias: string, programme: string, component: string | null): string {
  if (component === null) return bits.test(alias, { kind: "receives", programme });
  const named = bits.test(alias, { kind: "component", programme, component });
  const unknown = bits.test(alias, { kind: "component-unknown", programme });
  return `(case when ${named} then true when ${unknown} then null else false end)`;
}

/** Types are two digits; their bits stand at that position. */
function ppksTest(code: string): string {
  if (!/^\d\d$/.test(code)) throw new RuleNotAssessable(`ppks("${code}")`);
  return `(coalesce(p.ppks, 0) & ${1n << BigInt(code)} <> 0)`;
}

function disabilityTest(kind: string): string {
  const bit = disabilityBits[kind] ?? Number(kind);
  if (!Number.isInteger(bit)) throw new RuleNotAssessable(`disabilitas("${kind}")`);
  return `(p.disability_kinds & ${bit} <> 0)`;
}
