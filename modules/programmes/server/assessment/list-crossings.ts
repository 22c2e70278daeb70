import { sql } from "kysely";
import { placeLabels } from "#modules/regions/server/index.ts";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import type { SubjectKind } from "../../contract/assessment-shapes.ts";
import type { ProgrammeDefinition } from "../../contract/definition.ts";
import { listCrossings } from "../../contract/list-crossings.ts";
import { readState } from "../../domain/assessment-state.ts";
import { readOutcome } from "./read-marks.ts";

interface Row {
  readonly id: string;
  readonly code: string;
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly familyId: string | null;
  readonly name: string | null;
  readonly placeCode: string;
  readonly fromState: number | null;
  readonly toState: number;
  readonly changed: ReadonlyArray<{ readonly code: string; readonly from: number; readonly to: number }>;
  readonly definition: ProgrammeDefinition;
}

export const handler = query(listCrossings, async (tx, input) => {
  const { runId, programmeCode = null, after = null } = input;
  const wanted = sql`c.run_id = ${runId} and (${programmeCode}::text is null or c.programme_code = ${programmeCode})`;
  const { rows } = await sql<Row>`
    select c.id, c.programme_code as code, c.subject_kind as kind, c.subject_id as "subjectId", c.family_id as "familyId",
           c.place_code as "placeCode", c.from_state::int as "fromState", c.to_state::int as "toState", c.changed, v.definition,
           case c.subject_kind
             when 'person' then (select p.name from registry.persons p where p.region_code = c.region_code and p.id = c.subject_id)
             else (select f.head_name from registry.families f where f.region_code = c.region_code and f.id = c.subject_id)
           end as name
      from (select * from programmes.crossings c
             where ${wanted} and (${after}::uuid is null or c.id > ${after}::uuid)
             order by c.id limit ${input.limit + 1}) c
      join programmes.assessment_runs r on r.id = c.run_id
      join programmes.assessments a on a.id = r.assessment_id
      join programmes.versions v on v.programme_code = c.programme_code
       and v.id in (select (one->>'versionId')::uuid from jsonb_array_elements(a.versions) as one)
     order by c.id`.execute(tx);
  const counted = await sql<{ total: number }>`
    select count(*)::int as total from programmes.crossings c where ${wanted}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const labels = await placeLabels(
    tx,
    page.map((row) => row.placeCode),
  );
  return shown(
    {
      crossings: page.map((row) => ({
        crossingId: row.id,
        programmeCode: row.code,
        programmeTitle: row.definition.title,
        subjectKind: row.kind,
        subjectId: row.subjectId,
        subjectName: row.name ?? "",
        familyId: row.familyId,
        placeLabel: labels.get(row.placeCode) ?? row.placeCode,
        from: row.fromState === null ? null : readState(row.fromState).status,
        to: readState(row.toState).status,
        changed: row.changed.map((one) => ({
          code: one.code,
          label: row.definition.criteria.find(({ code }) => code === one.code)?.label ?? {
            id: one.code,
            en: one.code,
          },
          from: readOutcome(one.from),
          to: readOutcome(one.to),
        })),
      })),
      total: counted.rows[0]?.total ?? 0,
      next: rows.length > input.limit ? (page.at(-1)?.id ?? null) : null,
    },
    {
      purpose: "assessment-crossings",
      subjects: page.map((row) => ({ kind: row.kind, id: row.subjectId, placeCode: row.placeCode })),
    },
  );
});
