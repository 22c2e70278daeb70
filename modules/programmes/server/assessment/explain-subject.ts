import type { Tx } from "#platform/db/tx.ts";
import type { Rule } from "#platform/feel/ast.ts";
import { explainRule } from "#platform/feel/explain.ts";
import { explainResult } from "#platform/feel/explain-result.ts";
import { factCatalogue } from "#platform/feel/facts.ts";
import { factsOf } from "#platform/feel/facts-of.ts";
import type { FactSource } from "#platform/feel/to-js.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { readState } from "../../domain/assessment-state.ts";
import { type FactScope, familySource } from "../facts/family-source.ts";
import { personSource } from "../facts/person-source.ts";
import { sqlText } from "../facts/sql-text.ts";
import { amountSql } from "./amount-sql.ts";
import { type AssessPlan, compilePlan, readRule, unitOf } from "./compile-plan.ts";
import type { Explanation, UsedValue } from "./face-types.ts";
import { stateBits } from "./layout.ts";
import { type Origins, referenceText, usedValue } from "./value-words.ts";
import { versionsById, versionsInForce } from "./versions-in-force.ts";

interface Located {
  readonly regionCode: string;
  readonly placeCode: string;
  readonly compartment: string | null;
  readonly familyId: string | null;
}

type Scalar = string | number | boolean | null;

interface Judged {
  readonly living: boolean;
  readonly outcomes: readonly (boolean | null)[];
  readonly values: readonly Scalar[];
  readonly flags: readonly (boolean | null)[];
  readonly amountRupiah: bigint;
  readonly parts: Explanation["parts"];
  readonly origins: Origins;
}

async function locate(tx: Tx, unit: "person" | "family", id: string): Promise<Located | undefined> {
  const { rows } = await tx.client.query<Located>(
    unit === "person"
      ? `select p.region_code as "regionCode", p.place_code as "placeCode", p.compartment, p.family_id as "familyId"
           from registry.persons p where p.id = $1 and p.life_status <> 'merged'`
      : `select f.region_code as "regionCode", f.place_code as "placeCode", null as compartment, f.id as "familyId"
           from registry.families f where f.id = $1 and f.status <> 'merged'`,
    [id],
  );
  return rows[0];
}

/** The family of the subject, and of persons the subject alone or the family's members. */
function scopeOf(located: Located, personId: string | null): FactScope {
  const region = sqlText(located.regionCode);
  const family = located.familyId === null ? "null::uuid" : `${sqlText(located.familyId)}::uuid`;
  return {
    whole: false,
    family: (alias, column) => `${alias}.region_code = ${region} and ${alias}.${column} = ${family}`,
    person: (alias, column) =>
      personId === null
        ? `${alias}.region_code = ${region} and ${alias}.${column} in (select q.id from registry.persons q where q.region_code = ${region} and q.family_id = ${family})`
        : `${alias}.region_code = ${region} and ${alias}.${column} = ${sqlText(personId)}::uuid`,
  };
}

const originSql = (family: string, person: boolean) => `jsonb_build_object(
  'rank', jsonb_build_object('source', ${family}.desil_sumber, 'on', ${family}.desil_tanggal),
  'housing', jsonb_build_object('source', ${family}.sumber_rumah, 'on', ${family}.tanggal_rumah),
  'person', jsonb_build_object('source', ${person ? "p.facts_source" : "null"}, 'on', ${person ? "p.facts_as_of_on" : "null"}))`;

async function judge(
  tx: Tx,
  plan: AssessPlan,
  definition: ProgrammeDefinition,
  located: Located,
  personId: string | null,
): Promise<Judged | undefined> {
  const person = personId !== null;
  const unit = person ? plan.person : plan.family;
  const compileValue = person ? plan.facts.personValue : plan.facts.familyValue;
  const values = definition.criteria
    .flatMap(({ rule }) => factsOf(readRule(rule), factCatalogue))
    .map(compileValue);
  const amount = amountSql(plan, definition);
  for (const column of ["facts_source", "facts_as_of_on"]) plan.facts.personColumns.add(column);
  const [flags] = unit.flags;
  const flagList = [flags?.served, flags?.overlap, flags?.coolingOff, flags?.twice].map(
    (sql) => sql ?? "false",
  );
  const families = familySource(plan.facts, scopeOf(located, null));
  const from = person
    ? `(${personSource(plan.facts, scopeOf(located, personId))}) p left join (${families}) f on f.family_id = p.family_id`
    : `(${families}) u`;
  const array = (parts: readonly string[]) =>
    parts.length === 0 ? "'[]'::jsonb" : `jsonb_build_array(${parts.join(",\n ")})`;
  const { rows } = await tx.client.query<Judged>(`
    select ${person ? "p.life_status = 'alive'" : "u.active"} as living, ${array(unit.rules)} as outcomes, ${array(values)} as values,
           ${array(flagList)} as flags, ${amount.amountRupiah} as "amountRupiah", ${amount.parts} as parts,
           ${originSql(person ? "f" : "u", person)} as origins
      from ${from} ${amount.joins}`);
  return rows[0];
}

function stateOf(judged: Judged, criteria: number): number {
  const { outcomes, flags } = judged;
  const met = outcomes.includes(false) ? 0 : outcomes.includes(null) ? 2 : 1;
  const bits = [stateBits.served, stateBits.overlap, stateBits.coolingOff, stateBits.twice];
  return bits.reduce(
    (state, bit, index) => state | (flags[index] === true ? bit : 0),
    criteria === 0 || !judged.living ? 0 : met,
  );
}

const inBoth = (write: (locale: "id" | "en") => string) => ({ id: write("id"), en: write("en") });

/** In words, what would have to be otherwise for the rule to hold, from the values it was judged on. */
function changeOf(rule: Rule, values: readonly UsedValue[]) {
  const byReference = new Map(values.map((one) => [one.reference, one.value]));
  const source: FactSource = {
    fact: (name) => byReference.get(name) ?? null,
    call: (name, args) => byReference.get(referenceText({ kind: "call", name, args })) ?? null,
  };
  return inBoth((locale) =>
    explainResult(rule, source, { locale, catalogue: factCatalogue })
      .flatMap((part) => (part.change === null ? [] : [part.change]))
      .join("; "),
  );
}

/**
 * Judges one subject by one version on the registry as it is now, by the very SQL of the assessment, and says for
 * each criterion which values it was judged on. Null where the subject or version is not found, is out of scope, or
 * is of another unit. Groups are judged by their members' marks and not explained value by value.
 */
export async function explainSubject(
  tx: Tx,
  wanted: { readonly versionId: string; readonly subjectId: string; readonly asOfOn: string },
): Promise<Explanation | null> {
  const [version] = await versionsById(tx.client, [wanted.versionId]);
  if (version === undefined) return null;
  const { definition } = version;
  const unit = unitOf(definition);
  if (unit === "group") return null;
  const located = await locate(tx, unit, wanted.subjectId);
  if (located === undefined) return null;
  const plan = compilePlan(wanted.asOfOn, [version], await versionsInForce(tx.client, wanted.asOfOn));
  const judged = await judge(tx, plan, definition, located, unit === "person" ? wanted.subjectId : null);
  if (judged === undefined) return null;
  const rules = plan.layout[unit].programmes[0]?.criteria ?? [];
  let next = 0;
  return {
    versionId: version.versionId,
    programmeCode: definition.code,
    subjectKind: unit,
    subjectId: wanted.subjectId,
    ...located,
    asOfOn: wanted.asOfOn,
    status: readState(stateOf(judged, definition.criteria.length)).status,
    criteria: definition.criteria.map((criterion, index) => {
      const rule = readRule(criterion.rule);
      const values = factsOf(rule, factCatalogue).map((ref) =>
        usedValue(ref, judged.values[next++] ?? null, judged.origins),
      );
      const met = judged.outcomes[rules[index]?.rule ?? -1] ?? null;
      return {
        ...criterion,
        words: inBoth((locale) => explainRule(rule, { locale, catalogue: factCatalogue })),
        met,
        change: met === true ? null : changeOf(rule, values),
        values,
      };
    }),
    amountRupiah: judged.amountRupiah,
    parts: judged.parts,
  };
}
