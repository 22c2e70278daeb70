import { type FactScope, factColumns, familySource } from "../facts/family-source.ts";
import { personSource } from "../facts/person-source.ts";
import type { AidFlags, AssessPlan, UnitPlan } from "./compile-plan.ts";
import { placeOfProgramme, placeOfRule, stateBits, type UnitLayout } from "./layout.ts";

/** The fence keeps PostgreSQL from pulling a rule up and judging it three times per row. */
const fence = "offset 0";

/** Outcome of rule n as a number: 0 unmet, 1 met, 2 unknown. */
const outcomes = (unit: UnitPlan) =>
  unit.rules.map((rule, index) => `coalesce((${rule})::int, 2) as t${index}`);

function flagSql(flags: AidFlags, shift: number): string {
  const part = (condition: string | null, bit: number) =>
    condition === null
      ? []
      : [`case when ${condition} then ${BigInt(bit) << BigInt(shift)}::bigint else 0 end`];
  return [
    ...part(flags.served, stateBits.served),
    ...part(flags.overlap, stateBits.overlap),
    ...part(flags.coolingOff, stateBits.coolingOff),
    ...part(flags.twice, stateBits.twice),
  ].join(" | ");
}

/** What is received, per state word; most subjects receive nothing, which one test tells. */
function flagWords(layout: UnitLayout, unit: UnitPlan, hasAid: string): string[] {
  const words = new Map<string, string[]>();
  layout.programmes.forEach((_, index) => {
    const flags = unit.flags[index];
    if (flags === undefined) return;
    const { column, shift } = placeOfProgramme(index);
    words.set(column, [...(words.get(column) ?? []), flagSql(flags, shift)]);
  });
  return [...words].map(
    ([column, parts]) =>
      `case when ${hasAid} then ${parts.join("\n | ")} else 0 end as ${column.replace("state", "flags")}`,
  );
}

/**
 * State and met words over a row of outcomes. The product of a programme's outcomes is 0 where one is unmet, 1
 * where all are met, more where data is lacking; a programme without criteria is judged by officers alone.
 */
function words(layout: UnitLayout, living: string): { readonly columns: string[]; readonly sql: string[] } {
  const parts = new Map<string, string[]>();
  const add = (column: string, part: string) => parts.set(column, [...(parts.get(column) ?? []), part]);
  layout.programmes.forEach(({ criteria }, index) => {
    const { column, shift } = placeOfProgramme(index);
    if (criteria.length === 0) return add(column, "0::bigint");
    const product = [...new Set(criteria.map(({ rule }) => `c.t${rule}`))].join(" * ");
    return add(column, `(least(${product}, 2)::bigint << ${shift})`);
  });
  const states = [...parts].map(
    ([column, sql]) =>
      [
        column,
        `(case when ${living} then ${sql.join(" | ")} else 0 end) | c.${column.replace("state", "flags")}`,
      ] as const,
  );
  parts.clear();
  layout.rules.forEach((_, index) => {
    const { column, shift } = placeOfRule(index);
    add(column, `(c.t${index}::bigint << ${shift})`);
  });
  const met = [...parts].map(([column, sql]) => [column, sql.join(" | ")] as const);
  const all = [...states, ...met];
  return { columns: all.map(([column]) => column), sql: all.map(([, sql]) => sql) };
}

/** INSERT target columns and the SELECT that fills them. */
export interface MarksSql {
  readonly columns: readonly string[];
  readonly select: string;
}

/** Marks and facts of the families of a scope. `piece` is SQL over the row's region_code. */
export function familyMarks(plan: AssessPlan, scope: FactScope, piece: string): MarksSql {
  const facts = factColumns(plan.facts);
  const layout = plan.layout.family;
  const marks = words(layout, "c.active");
  const state = layout.programmes.length === 0 ? { columns: ["state_1"], sql: ["0"] } : marks;
  return {
    columns: ["region_code", "family_id", "piece", "place_code", ...state.columns, "active", ...facts],
    select: `select c.region_code, c.family_id, ${piece}, c.place_code, ${state.sql.join(",\n ")}, c.active,
       ${facts.map((name) => `c.${name}`).join(", ")}
  from (select ${["u.*", ...outcomes(plan.family), ...flagWords(layout, plan.family, "u.aid_1 is not null")].join(",\n ")}
          from (${familySource(plan.facts, scope)}) u ${fence}) c`,
  };
}

/** Marks of the persons of a scope, with the families' facts of relation `families`. */
export function personMarks(plan: AssessPlan, scope: FactScope, piece: string, families: string): MarksSql {
  const layout = plan.layout.person;
  const marks = words(layout, "c.life_status = 'alive'");
  const state = layout.programmes.length === 0 ? { columns: ["state_1"], sql: ["0"] } : marks;
  const personAid = plan.facts.personAid.questions.length > 0;
  const hasAid = personAid ? "(p.aid_1 is not null or f.aid_1 is not null)" : "f.aid_1 is not null";
  return {
    columns: [
      "region_code",
      "person_id",
      "piece",
      "place_code",
      "family_id",
      "compartment",
      ...state.columns,
    ],
    select: `select c.region_code, c.id, ${piece}, c.place_code, c.family_id, c.compartment, ${state.sql.join(",\n ")}
  from (select ${["p.region_code", "p.id", "p.place_code", "p.family_id", "p.compartment", "p.life_status", ...outcomes(plan.person), ...flagWords(layout, plan.person, hasAid)].join(",\n ")}
          from (${personSource(plan.facts, scope)} ${fence}) p
          left join (select ${[...plan.facts.familyColumns, "aid_1", "aid_2"].join(", ")} from ${families} ${fence}) f on f.family_id = p.family_id ${fence}) c`,
  };
}
