import { aidWords } from "../facts/aid-bits.ts";
import type { FactPlan } from "../facts/fact-plan.ts";
import { familyFacts } from "../facts/family-facts.ts";
import { type FactScope, familySource } from "../facts/family-source.ts";
import { personSource } from "../facts/person-source.ts";
import type { AssessPlan } from "./compile-plan.ts";
import { fence, flagWords, markColumns, outcomeWords, personOutcomes } from "./judge-sql.ts";
import { markColumn, storedColumns } from "./layout.ts";

/** INSERT target columns and the SELECT that fills them. */
export interface MarksSql {
  readonly columns: readonly string[];
  readonly select: string;
}

const marksOf = (
  columns: ReadonlyArray<{ readonly column: string; readonly sql: string }>,
  from: string,
): MarksSql => ({
  columns: columns.map(({ column }) => column),
  select: `select ${columns.map(({ sql }) => sql).join(",\n ")}\n  from ${from}`,
});

const same = (names: readonly string[]) => names.map((column) => ({ column, sql: `c.${column}` }));

/** Marks and facts of the families of a scope. `piece` is SQL over the row's region_code. */
export function familyMarks(plan: AssessPlan, scope: FactScope, piece: string): MarksSql {
  const { facts } = plan;
  const layout = plan.layout.family;
  return marksOf(
    [
      ...same(["region_code", "family_id"]),
      { column: "piece", sql: piece },
      ...same(["place_code"]),
      ...markColumns(layout, "c.active"),
      ...same(["active", ...familyFacts.keys()]),
      ...storedColumns(
        "aid",
        aidWords(facts.familyAid).map((word) => `c.aid_${word}`),
      ),
      ...storedColumns(
        "call",
        facts.calls.map((_, index) => `c.call_${index + 1}`),
      ),
    ],
    `(select ${["u.*", ...outcomeWords(plan.family.rules), ...flagWords(layout, plan.family, [{ alias: "u", hasAid: "u.aid_1 is not null" }])].join(",\n ")}
          from (${familySource(facts, scope)}) u ${fence}) c`,
  );
}

/** Columns of the families' marks that person rules read, named as the rules name them. */
export function factsOfFamily(facts: FactPlan, marks: string): string {
  const columns = [...facts.familyColumns, ...aidWords(facts.familyAid).map((word) => `aid_${word}`)];
  return [...new Set(columns)].map((name) => markColumn(marks, name)).join(", ");
}

/** Marks of some families with every fact, aid word and call under the name that rules know it by. */
export function storedFamilies(facts: FactPlan, where: string): string {
  const beyond = [
    ...aidWords(facts.familyAid).map((word) => markColumn("k", `aid_${word}`)),
    ...facts.calls.map((_, index) => markColumn("k", `call_${index + 1}`)),
  ].filter((column) => column.includes(" as ") && !/^k\.(\w+) as \1$/.test(column));
  return `(select ${["k.*", ...beyond].join(", ")} from programmes.family_marks k where ${where})`;
}

/** Marks of the persons of a scope, with the families' facts of relation `families`. */
export function personMarks(plan: AssessPlan, scope: FactScope, piece: string, families: string): MarksSql {
  const layout = plan.layout.person;
  const sources = [
    ...(plan.facts.personAid.questions.length > 0 ? [{ alias: "p", hasAid: "p.aid_1 is not null" }] : []),
    { alias: "f", hasAid: "f.aid_1 is not null" },
  ];
  const nobody = `(select ${factsOfFamily(plan.facts, "k")} from (select (null::programmes.family_marks).*) k)`;
  const outcomes = personOutcomes(plan.person.rules, nobody);
  const keys = ["region_code", "id", "place_code", "family_id", "compartment"].map((name) => `p.${name}`);
  return marksOf(
    [
      ...same(["region_code"]),
      { column: "person_id", sql: "c.id" },
      { column: "piece", sql: piece },
      ...same(["place_code", "family_id", "compartment"]),
      ...markColumns(layout, "c.living"),
    ],
    `(select ${[...keys, "p.life_status = 'alive' as living", ...outcomes.person, ...flagWords(layout, plan.person, sources)].join(",\n ")}
          from (${personSource(plan.facts, scope)} ${fence}) p
          left join (select ${["f.*", ...outcomes.family].join(",\n ")} from (select ${factsOfFamily(plan.facts, "k")} from ${families} k) f ${fence}) f on f.family_id = p.family_id ${fence}) c`,
  );
}
