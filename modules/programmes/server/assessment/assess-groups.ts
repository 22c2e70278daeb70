import type pg from "pg";
import { factCatalogue } from "#platform/feel/facts.ts";
import { ruleToSql } from "#platform/feel/to-sql.ts";
import type { FactRef } from "#platform/feel/typed.ts";
import { RuleNotAssessable } from "../facts/fact-plan.ts";
import { placeFacts } from "../facts/family-facts.ts";
import { personSource } from "../facts/person-source.ts";
import { sqlText } from "../facts/sql-text.ts";
import type { AssessmentRow } from "./assessment-row.ts";
import { type AssessPlan, readRule } from "./compile-plan.ts";
import { fence, flagWords, markColumns, outcomeWords } from "./judge-sql.ts";
import { totalsSql } from "./totals-sql.ts";

/** Aggregates over the present members that the groups' rules ask for; m = one member's judgement per row. */
class MemberAggregates {
  readonly sql: string[] = [];
  readonly #plan: AssessPlan;
  constructor(plan: AssessPlan) {
    this.#plan = plan;
  }

  resolve = (ref: FactRef): string => {
    if (ref.kind === "fact") {
      if (ref.name === "jumlah_anggota_kelompok") return "g.members";
      if (ref.name === "jenis_kelompok") return "g.kind";
      if (ref.name === "tanggal_acuan") return this.#plan.facts.asOf;
      const place = placeFacts.get(ref.name);
      if (place === undefined) throw new RuleNotAssessable(ref.name);
      return place("g");
    }
    const [rule] = ref.args;
    if (typeof rule !== "object") throw new RuleNotAssessable(ref.name);
    const sql = this.#plan.facts.personRule(rule);
    if (ref.name === "jumlah_anggota_dengan") return this.#column(`count(*) filter (where ${sql})`);
    if (ref.name === "ada_anggota")
      return `(nullif(${this.#column(`max(coalesce((${sql})::int * 2, 1))`)}, 1) = 2)`;
    throw new RuleNotAssessable(ref.name);
  };

  #column(aggregate: string): string {
    const known = this.sql.indexOf(aggregate);
    return `g.c${known >= 0 ? known : this.sql.push(aggregate) - 1}`;
  }
}

/**
 * Judges every group on its present members, replacing the marks of the assessment. Lists from elsewhere do not
 * name groups, so nobody is served here; a group with a protected member is judged on the others.
 */
export async function judgeGroups(
  client: pg.ClientBase,
  plan: AssessPlan,
  assessment: Pick<AssessmentRow, "id" | "pieces">,
): Promise<void> {
  const { programmes, rules } = plan.layout.group;
  await client.query("delete from programmes.group_marks where assessment_id = $1", [assessment.id]);
  await client.query(
    "delete from programmes.assessment_totals where assessment_id = $1 and programme_code = any ($2::text[])",
    [assessment.id, ["@group", ...programmes.map(({ code }) => code)]],
  );
  if (programmes.length === 0) return;
  const aggregates = new MemberAggregates(plan);
  const outcomes = outcomeWords(
    rules.map((text) => ruleToSql(readRule(text), aggregates.resolve, factCatalogue)),
  );
  const marks = markColumns(plan.layout.group, "true");
  const asOf = plan.facts.asOf;
  const isMember = (alias: string, column: string) =>
    `(${alias}.region_code, ${alias}.${column}) in (select b.region_code, b.person_id from registry.group_members b)`;
  const members = personSource(plan.facts, {
    whole: false,
    person: isMember,
    // Lists per family are not read for members: only what the marks of their family hold.
    family: () => "true",
  });
  const pieces = [...new Set(Object.values(assessment.pieces))].map(Number).join(", ") || "-1";
  await client.query(`
    insert into programmes.group_marks (region_code, group_id, assessment_id, place_code, ${marks.map(({ column }) => column).join(", ")})
    select c.region_code, c.id, ${sqlText(assessment.id)}::uuid, c.place_code, ${marks.map(({ sql }) => sql).join(", ")}
      from (select ${["g.region_code", "g.id", "g.place_code", ...outcomes, ...flagWords(plan.layout.group, plan.group, [])].join(", ")}
              from (select g.region_code, g.id, g.place_code, g.kind, count(p.id)::int as members
                           ${aggregates.sql.map((sql, index) => `, ${sql} as c${index}`).join("")}
                      from registry.groups g
                      left join registry.group_members b on b.region_code = g.region_code and b.group_id = g.id
                            and b.since_on <= ${asOf} and (b.until_on is null or b.until_on >= ${asOf})
                      left join (${members} and p.compartment is null) p on p.region_code = b.region_code and p.id = b.person_id
                      left join (select * from programmes.family_marks where piece in (${pieces})) f
                             on f.region_code = p.region_code and f.family_id = p.family_id
                     group by g.region_code, g.id) g ${fence}) c`);
  await client.query(
    totalsSql(
      "group",
      plan.layout.group,
      `(select * from programmes.group_marks where assessment_id = ${sqlText(assessment.id)})`,
      assessment.id,
    ),
  );
}
