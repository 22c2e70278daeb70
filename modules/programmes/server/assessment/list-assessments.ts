import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import type { Tx } from "#platform/db/tx.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listAssessments } from "../../contract/list-assessments.ts";
import { assessmentWork } from "./work.ts";

type View = OutputOf<typeof listAssessments>["assessments"][number];

interface Row extends Omit<View, "startedAt" | "finishedAt" | "refreshedAt" | "startedBy"> {
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly refreshedAt: Date | null;
  readonly startedBy: string;
}

/** Newest first, at most 50; of one period or with one id where given. */
export async function readAssessments(
  tx: Tx,
  wanted: { readonly period?: string; readonly id?: string },
): Promise<View[]> {
  const { period = null, id = null } = wanted;
  const { rows } = await sql<Row>`
    select a.id as "assessmentId", a.period, a.as_of_on::text as "asOfOn", a.state, a.error_code as "errorCode",
           jsonb_array_length(a.versions) as "programmeCount", a.family_count as "familyCount", a.person_count as "personCount",
           a.started_at as "startedAt", a.started_by as "startedBy", a.finished_at as "finishedAt",
           a.refreshed_at as "refreshedAt", a.batch_id as "workId"
      from programmes.assessments a
     where (${period}::text is null or a.period = ${period}) and (${id}::uuid is null or a.id = ${id}::uuid)
     order by a.started_at desc limit 50`.execute(tx);
  const names = await userNames(
    tx,
    rows.map((row) => row.startedBy),
  );
  return rows.map((row) => ({
    ...row,
    startedAt: row.startedAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    refreshedAt: row.refreshedAt?.toISOString() ?? null,
    startedBy: names.get(row.startedBy) ?? "",
  }));
}

export const handler = query(listAssessments, async (tx, input, { actor }) => {
  const open = await sql<{ id: string }>`
    select b.id from app.batches b where b.kind = ${assessmentWork} and b.state in ('waiting', 'running') limit 1`.execute(
    tx,
  );
  return plain({
    assessments: await readAssessments(tx, input.period === undefined ? {} : { period: input.period }),
    openWorkId: open.rows[0]?.id ?? null,
    mayStart: actor.areaCode.length === 2 && actor.permissions.has("programmes.assessment.start"),
  });
});
