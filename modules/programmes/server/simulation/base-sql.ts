import type { ScenarioRules } from "../../domain/scenario.ts";
import type { AssessmentRow } from "../assessment/assessment-row.ts";
import { type AssessPlan, unitOf } from "../assessment/compile-plan.ts";
import { stateBits, stateSql } from "../assessment/layout.ts";
import { AidBits } from "../facts/aid-bits.ts";
import { personSource } from "../facts/person-source.ts";
import { sqlText } from "../facts/sql-text.ts";
import { Atoms, type CompiledScenario, compileScenario } from "./compile-scenario.ts";
import { everybody, familyFactsRelation, storedFacts } from "./late-facts.ts";

export interface BaseSql {
  /**
   * One row per subject that any scenario finds eligible (e<n> = 1) or lacking data (2): id, region_code, decile, sex,
   * age, disabled, receives, e0 … and the atoms x0 …
   */
  readonly select: string;
  readonly scenarios: readonly CompiledScenario[];
}

const holdsOf = (code: string) => `
  left join (select distinct h.region_code, h.subject_id from programmes.holds h
              where h.programme_code = ${sqlText(code)} and h.lifted_at is null
                and (h.until_on is null or h.until_on >= current_date)) hold`;

const anyOutcome = (count: number) =>
  Array.from({ length: count }, (_, index) => `e.e${index} <> 0`).join(" or ");

/** The outcomes are found once per row, behind a fence, before anything else of the row is computed. */
const outcomesJoin = (scenarios: readonly CompiledScenario[]) =>
  `cross join lateral (select ${scenarios.map(({ outcome }, index) => `${outcome} as e${index}`).join(", ")} offset 0) e`;

const restOf = (scenarios: readonly CompiledScenario[], atoms: Atoms) =>
  [
    ...scenarios.map((_, index) => `e.e${index}`),
    ...atoms.sql.map((sql, index) => `${sql} as x${index}`),
  ].join(", ");

/**
 * Base of a simulation: today's rules first, then the scenarios. Criteria that a scenario leaves as they are come from
 * the marks; only changed ones are judged anew, on the facts the marks keep.
 */
export function baseSql(plan: AssessPlan, assessment: AssessmentRow, all: readonly ScenarioRules[]): BaseSql {
  const [today] = all;
  if (today === undefined) throw new Error("a simulation begins with the rules in force");
  const { code } = today.definition;
  const unit = unitOf(today.definition);
  const stored = storedFacts(plan);
  const pieces = [...new Set(Object.values(assessment.pieces))].map(Number).join(", ") || "-1";
  const index = plan.layout[unit].programmes.findIndex((one) => one.code === code);
  const receives = (alias: string) => `${stateSql(alias, index)} & ${stateBits.served} <> 0 as receives`;
  const atoms = new Atoms();

  if (unit === "group") {
    const scenarios = all.map((rules) => compileScenario(plan, atoms, rules, { marks: "u", alive: "true" }));
    return {
      scenarios,
      select: `select u.group_id as id, u.region_code, null::smallint as decile, null::text as sex, null::smallint as age,
             null::boolean as disabled, ${receives("u")}, ${restOf(scenarios, atoms)}
        from programmes.group_marks u ${holdsOf(code)} on hold.region_code = u.region_code and hold.subject_id = u.group_id
        ${outcomesJoin(scenarios)}
       where u.assessment_id = ${sqlText(assessment.id)} and (${anyOutcome(all.length)})`,
    };
  }

  if (unit === "family") {
    const scenarios = all.map((rules) =>
      compileScenario(plan, atoms, rules, { marks: "u", alive: "u.active" }),
    );
    const texts = [restOf(scenarios, atoms), outcomesJoin(scenarios), receives("u")];
    const always = [
      "region_code",
      "family_id",
      "place_code",
      "active",
      "desil",
      "jenis_kelamin_kepala",
      "umur_kepala",
      "jumlah_disabilitas",
    ];
    return {
      scenarios,
      select: `select u.family_id as id, u.region_code, u.desil as decile, u.jenis_kelamin_kepala as sex, u.umur_kepala as age,
             u.jumlah_disabilitas > 0 as disabled, ${receives("u")}, ${restOf(scenarios, atoms)}
        from ${familyFactsRelation(plan.facts, stored, { alias: "u", texts, always, pieces })} u
        ${holdsOf(code)} on hold.region_code = u.region_code and hold.subject_id = u.family_id
        ${outcomesJoin(scenarios)}
       where ${anyOutcome(all.length)}`,
    };
  }

  const { facts } = plan;
  // What other programmes' rules ask of a person is not read; the plan is this simulation's own.
  facts.personColumns.clear();
  for (const column of ["born_on", "sex", "disability_kinds"]) facts.personColumns.add(column);
  facts.personNeedsPpks = false;
  const scenarios = all.map((rules) =>
    compileScenario(plan, atoms, rules, { marks: "m", alive: "p.life_status = 'alive'" }),
  );
  const texts = [restOf(scenarios, atoms), outcomesJoin(scenarios)];
  const usesAid = texts.some((text) => /\bp\.(aid|since)_\d/.test(text));
  const persons = personSource(
    {
      asOf: facts.asOf,
      programmes: facts.programmes,
      personColumns: facts.personColumns,
      personNeedsPpks: facts.personNeedsPpks,
      personAid: usesAid ? facts.personAid : new AidBits(),
      personSince: usesAid ? facts.personSince : [],
    },
    everybody,
  );
  const always = ["region_code", "family_id", "desil"];
  return {
    scenarios,
    select: `select m.person_id as id, m.region_code, f.desil as decile, p.sex, p.umur as age, p.disability_kinds <> 0 as disabled,
             ${receives("m")}, ${restOf(scenarios, atoms)}
        from (select * from programmes.person_marks m
               where m.piece in (${pieces}) and m.compartment is null
                 and (${scenarios.map(({ possible }) => `(${possible})`).join(" or ")}) offset 0) m
        join (${persons}) p on p.id = m.person_id
        left join ${familyFactsRelation(facts, stored, { alias: "f", texts, always, pieces })} f on f.family_id = p.family_id
        ${holdsOf(code)} on hold.region_code = m.region_code and hold.subject_id = m.person_id
        ${outcomesJoin(scenarios)}
       where ${anyOutcome(all.length)}`,
  };
}
