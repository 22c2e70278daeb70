import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { factCatalogue } from "#platform/feel/facts.ts";
import { lowerChecked } from "#platform/feel/lower-checked.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { personSource } from "../facts/person-source.ts";
import { sqlText } from "../facts/sql-text.ts";
import { amountSql } from "./amount-sql.ts";
import { type AssessmentRow, currentAssessment, planOf } from "./assessment-row.ts";
import { type AssessPlan, readRule, unitOf } from "./compile-plan.ts";
import type { CandidateSource } from "./face-types.ts";
import { stateSql, statusSql } from "./layout.ts";
import { storedFamilies } from "./marks-sql.ts";

/** An open hold of the programme for a subject, today. */
export const holdJoin = (programmeCode: string, alias: string, id: string) => `
  left join lateral (
    select h.kind from programmes.holds h
     where h.region_code = ${alias}.region_code and h.subject_id = ${alias}.${id}
       and h.programme_code = ${sqlText(programmeCode)} and h.lifted_at is null
       and (h.until_on is null or h.until_on >= current_date)
     limit 1) hold on true`;

const inPlace = (alias: string, placeCode: string) =>
  `${alias}.place_code >= ${sqlText(placeCode)} collate "C" and ${alias}.place_code < ${sqlText(`${placeCode}:`)} collate "C"`;

/** Values of the ranking lines, in their order: numbers, booleans as 1 and 0. */
function rankValues(plan: AssessPlan, definition: ProgrammeDefinition): string {
  const compile = unitOf(definition) === "person" ? plan.facts.personRule : plan.facts.familyRule;
  const values = definition.ranking.map(({ rule }) => {
    const tree = readRule(rule);
    const isBoolean = lowerChecked(tree, factCatalogue).type === "boolean";
    return isBoolean ? `(${compile(tree)})::int` : compile(tree);
  });
  return values.length === 0 ? "'[]'::jsonb" : `jsonb_build_array(${values.join(", ")})`;
}

const pieceList = (assessment: AssessmentRow) =>
  [...new Set(Object.values(assessment.pieces))].map(Number).join(", ") || "-1";

function familyRelation(
  plan: AssessPlan,
  assessment: AssessmentRow,
  definition: ProgrammeDefinition,
  placeCode: string,
): string {
  const index = plan.layout.family.programmes.findIndex(({ code }) => code === definition.code);
  const amount = amountSql(plan, definition);
  return `
  select u.region_code, u.place_code, null::text as compartment, u.family_id as subject_id, 'family' as subject_kind,
         u.family_id, null::uuid as person_id, ${statusSql(stateSql("u", index))} as status, hold.kind as hold,
         ${rankValues(plan, definition)} as rank_values, ${amount.amountRupiah} as amount_rupiah, ${amount.parts} as parts
    from ${storedFamilies(plan.facts, `k.piece in (${pieceList(assessment)}) and ${inPlace("k", placeCode)}`)} u ${holdJoin(definition.code, "u", "family_id")}
    ${amount.joins}`;
}

function personRelation(
  plan: AssessPlan,
  assessment: AssessmentRow,
  definition: ProgrammeDefinition,
  placeCode: string,
): string {
  const index = plan.layout.person.programmes.findIndex(({ code }) => code === definition.code);
  const amount = amountSql(plan, definition);
  const rank = rankValues(plan, definition);
  const here = (alias: string) => inPlace(alias, placeCode);
  return `
  select m.region_code, m.place_code, m.compartment, m.person_id as subject_id, 'person' as subject_kind,
         p.family_id, m.person_id, ${statusSql(stateSql("m", index))} as status, hold.kind as hold,
         ${rank} as rank_values, ${amount.amountRupiah} as amount_rupiah, ${amount.parts} as parts
    from programmes.person_marks m
    join (${personSource(plan.facts, { whole: true, family: here, person: here })}) p on p.region_code = m.region_code and p.id = m.person_id
    left join ${storedFamilies(plan.facts, `k.piece in (${pieceList(assessment)})`)} f
           on f.region_code = p.region_code and f.family_id = p.family_id ${holdJoin(definition.code, "m", "person_id")}
    ${amount.joins}
   where m.piece in (${pieceList(assessment)}) and ${here("m")}`;
}

function groupRelation(
  plan: AssessPlan,
  assessment: AssessmentRow,
  definition: ProgrammeDefinition,
  placeCode: string,
): string {
  const index = plan.layout.group.programmes.findIndex(({ code }) => code === definition.code);
  const amount = amountSql(plan, definition);
  return `
  select u.region_code, u.place_code, null::text as compartment, u.group_id as subject_id, 'group' as subject_kind,
         null::uuid as family_id, null::uuid as person_id, ${statusSql(stateSql("u", index))} as status, hold.kind as hold,
         '[]'::jsonb as rank_values, ${amount.amountRupiah} as amount_rupiah, ${amount.parts} as parts
    from programmes.group_marks u ${holdJoin(definition.code, "u", "group_id")}
    ${amount.joins}
   where u.assessment_id = ${sqlText(assessment.id)} and ${inPlace("u", placeCode)}`;
}

/**
 * Whom a selection may choose from, with rank values and amounts; see CandidateSource for the columns. Null where
 * the period has no finished assessment, or one that used another version: assess first.
 */
export async function candidateSource(
  tx: Tx,
  wanted: { readonly versionId: string; readonly period: string; readonly placeCode: string },
): Promise<CandidateSource | null> {
  const assessment = await currentAssessment(tx.client, wanted.period);
  if (!assessment?.versionIds.includes(wanted.versionId)) return null;
  const plan = await planOf(tx.client, assessment);
  const version = [...(plan?.versions.values() ?? [])].find(
    ({ versionId }) => versionId === wanted.versionId,
  );
  if (plan === undefined || version === undefined) return null;
  const unit = unitOf(version.definition);
  const relation = { family: familyRelation, person: personRelation, group: groupRelation }[unit];
  return {
    assessmentId: assessment.id,
    asOfOn: assessment.asOfOn,
    subjectKind: unit,
    relation: sql.raw(`(${relation(plan, assessment, version.definition, wanted.placeCode)})`),
  };
}
