import type { Rule } from "#platform/feel/ast.ts";
import { parseRule } from "#platform/feel/parse.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import type { NamedProgramme } from "../facts/aid-bits.ts";
import { FactPlan, RuleNotAssessable } from "../facts/fact-plan.ts";
import type { Layout, LayoutUnit } from "./layout.ts";

export interface VersionInForce {
  readonly versionId: string;
  readonly definition: ProgrammeDefinition;
}

/** SQL conditions of what a subject receives, for one programme; null where it cannot be. */
export interface AidFlags {
  readonly served: string;
  readonly twice: string;
  readonly overlap: string | null;
  readonly coolingOff: string | null;
}

export interface UnitPlan {
  /** Three-valued SQL, index = rule of the layout. Aliases: family rules u; person rules p and f. */
  readonly rules: string[];
  readonly flags: AidFlags[];
}

/** Rules in force, compiled: what to read (facts), where each bit goes (layout) and the SQL of each. */
export interface AssessPlan {
  readonly asOfOn: string;
  readonly facts: FactPlan;
  readonly layout: Layout;
  readonly family: UnitPlan;
  readonly person: UnitPlan;
  readonly group: UnitPlan;
  readonly versions: ReadonlyMap<string, VersionInForce>;
}

export const unitOf = (definition: ProgrammeDefinition): LayoutUnit =>
  definition.unit === "household" ? "family" : definition.unit;

/** A rule's tree. Throws RuleNotAssessable where it cannot be read: no version is approved with such a rule. */
export function readRule(text: string): Rule {
  const read = parseRule(text);
  if (!read.ok) throw new RuleNotAssessable(text);
  return read.rule;
}

const named = ({ definition }: VersionInForce): NamedProgramme => ({
  code: definition.code,
  names: definition.names,
  unit: definition.unit,
  componentCodes: definition.components.map((component) => component.code),
});

/** Person rules (also of groups' members) see p and f, family rules u. */
const compilerOf = (facts: FactPlan, unit: LayoutUnit) =>
  unit === "person" ? facts.personRule : facts.familyRule;

function flagsOf(facts: FactPlan, unit: LayoutUnit, definition: ProgrammeDefinition): AidFlags {
  const { code, overlaps, coolingOff } = definition;
  const receives = (programme: string, component: string | null) =>
    unit === "person"
      ? facts.personReceives(programme, component)
      : facts.familyReceives("u", facts.programme(programme).code, component);
  const bits = unit === "person" && definition.unit === "person" ? facts.personAid : facts.familyAid;
  const alias = unit === "person" ? "p" : "u";
  const any = (parts: readonly string[]) =>
    parts.length === 0 ? null : parts.map((part) => `coalesce(${part}, false)`).join(" or ");
  return {
    served: bits.test(alias, { kind: "receives", programme: code }),
    twice: bits.test(alias, { kind: "twice", programme: code }),
    overlap: any(
      overlaps
        .filter((one) => !one.allowed && one.programme !== code)
        .map((one) => receives(one.programme, one.component)),
    ),
    coolingOff: any(
      coolingOff.map(({ programme, years }) => {
        const other = facts.programme(programme);
        const word = unit === "person" && other.unit === "person" ? facts.personAid : facts.familyAid;
        const of = unit === "person" && other.unit !== "person" ? "f" : alias;
        return word.test(of, { kind: "within-years", programme: other.code, years });
      }),
    ),
  };
}

/** Ten times what an office has: beyond, somebody has loaded a list as programmes. */
const mostProgrammes = 200;
const mostRules = 1000;

/**
 * Compiles the versions in force. The order is fixed (by code), so that the same versions always give the same
 * bits and a stored assessment can be read again. `others` are programmes that rules may name without being judged.
 * Throws RuleNotAssessable and TooManyRules.
 */
export function compilePlan(
  asOfOn: string,
  inForce: readonly VersionInForce[],
  others: readonly VersionInForce[] = [],
): AssessPlan {
  const versions = inForce.toSorted((a, b) => (a.definition.code < b.definition.code ? -1 : 1));
  const facts = new FactPlan(asOfOn, [
    ...versions.map(named),
    ...others
      .filter(({ definition }) => !versions.some((one) => one.definition.code === definition.code))
      .map(named),
  ]);
  const layout: Layout = {
    family: { programmes: [], rules: [] },
    person: { programmes: [], rules: [] },
    group: { programmes: [], rules: [] },
    slots: [],
  };
  const plans: Record<LayoutUnit, UnitPlan> = {
    family: { rules: [], flags: [] },
    person: { rules: [], flags: [] },
    group: { rules: [], flags: [] },
  };
  for (const { versionId, definition } of versions) {
    const unit = unitOf(definition);
    const compile = compilerOf(facts, unit);
    const { rules, programmes } = layout[unit];
    const criteria = definition.criteria.map(({ code, rule }) => {
      const tree = readRule(rule);
      const text = tree.text.trim();
      const known = rules.indexOf(text);
      if (known >= 0) return { code, rule: known };
      // The family's rules of a group have no family facts: groups are judged apart (assess-groups.ts).
      if (unit !== "group") plans[unit].rules.push(compile(tree));
      return { code, rule: rules.push(text) - 1 };
    });
    programmes.push({ code: definition.code, versionId, criteria });
    if (unit === "group") continue;
    plans[unit].flags.push(flagsOf(facts, unit, definition));
    // Slots for amounts and ranking are kept now, so that selection and simulation are one scan.
    if (unit === "family")
      for (const { member } of definition.components)
        if (member !== null) facts.countMembers(readRule(member));
    for (const { rule } of definition.ranking) compile(readRule(rule));
  }
  for (const unit of ["family", "person", "group"] as const) {
    const { programmes, rules } = layout[unit];
    if (programmes.length > mostProgrammes || rules.length > mostRules) throw new TooManyRules(unit);
  }
  layout.slots = [
    ...facts.familyAid.questions.map((question) => JSON.stringify(question)),
    "--",
    ...facts.personAid.questions.map((question) => JSON.stringify(question)),
    "--",
    ...facts.calls.map((slot) => `${slot.kind} ${slot.text}`),
  ];
  return {
    asOfOn,
    facts,
    layout,
    ...plans,
    versions: new Map(versions.map((version) => [version.definition.code, version])),
  };
}

export class TooManyRules extends Error {
  readonly unit: LayoutUnit;
  constructor(unit: LayoutUnit) {
    super(`more programmes or rules of unit ${unit} than an office can have`);
    this.unit = unit;
  }
}
