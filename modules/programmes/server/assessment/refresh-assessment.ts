import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { sqlText } from "../facts/sql-text.ts";
import { judgeGroups } from "./assess-groups.ts";
import { type AssessmentRow, planOf } from "./assessment-row.ts";
import type { AssessPlan } from "./compile-plan.ts";
import { crossedUnits, crossingsSql } from "./crossings-sql.ts";
import { familyMarks, type MarksSql, personMarks } from "./marks-sql.ts";
import type { AssessmentResult } from "./run-assessment.ts";
import { totalsDeltaSql } from "./totals-sql.ts";
import { touchedScope, touchedSql } from "./touched-sql.ts";
import { versionsInForce } from "./versions-in-force.ts";

/**
 * Whether what changed since can be judged alone: same reference date, same versions in force, bits that this
 * release reads the same way, and no import taken back since (its rows left no trace but their absence).
 */
export async function canRefresh(
  client: pg.ClientBase | pg.Pool,
  assessment: AssessmentRow,
  asOfOn: string,
): Promise<boolean> {
  if (assessment.asOfOn !== asOfOn || assessment.readUpto === null || assessment.readSnapshot === null)
    return false;
  const inForce = (await versionsInForce(client, asOfOn)).map(({ versionId }) => versionId).toSorted();
  if (inForce.join() !== [...assessment.versionIds].toSorted().join()) return false;
  const { rowCount } = await client.query(
    "select 1 from app.batches b where b.kind = 'intake.undo' and b.state = 'done' and b.finished_at > $1 limit 1",
    [assessment.readUpto],
  );
  return rowCount === 0 && (await planOf(client, assessment)) !== undefined;
}

/** SQL of the piece that a row belongs to by its region; a region that is new joins the first piece. */
function pieceSql(pieces: Readonly<Record<string, number>>, region: string): string {
  const cases = Object.entries(pieces).map(([code, piece]) => `when ${sqlText(code)} then ${piece}`);
  const first = Math.min(...Object.values(pieces).map(Number));
  return `case ${region} ${cases.join(" ")} else ${first} end`;
}

async function replaceMarks(
  client: pg.ClientBase,
  unit: "family" | "person",
  marks: MarksSql,
  pieces: Readonly<Record<string, number>>,
): Promise<number> {
  const touched = unit === "family" ? "touched_families" : "touched_persons";
  const inPieces = [...new Set(Object.values(pieces))].map(Number).join(", ");
  await client.query(
    `create temp table new_${unit} (${marks.columns.join(", ")}) on commit drop as ${marks.select}`,
  );
  await client.query(`create temp table old_${unit} (like programmes.${unit}_marks) on commit drop`);
  // Taken away and kept aside in one go: each old row is looked for once.
  await client.query(
    `with gone as (delete from programmes.${unit}_marks m using ${touched} t
                    where m.${unit}_id = t.${unit}_id and m.piece in (${inPieces}) returning m.*)
     insert into old_${unit} select * from gone`,
  );
  const { rowCount } = await client.query(
    `insert into programmes.${unit}_marks (${marks.columns.join(", ")}) select ${marks.columns.join(", ")} from new_${unit}`,
  );
  return rowCount ?? 0;
}

async function judgeTouched(
  client: pg.ClientBase,
  plan: AssessPlan,
  assessment: AssessmentRow,
): Promise<{ families: number; persons: number }> {
  const piece = pieceSql(assessment.pieces, "c.region_code");
  const families = await replaceMarks(
    client,
    "family",
    familyMarks(plan, touchedScope, piece),
    assessment.pieces,
  );
  await client.query("analyze new_family");
  const persons = await replaceMarks(
    client,
    "person",
    personMarks(plan, touchedScope, piece, "new_family"),
    assessment.pieces,
  );
  return { families, persons };
}

/**
 * Brings the current assessment up to date: judges the families and persons that changed since it read the
 * registry, moves the totals, and keeps who crossed which line. One transaction: it is done or it is not.
 */
export async function refreshAssessment(
  database: Database,
  assessment: AssessmentRow,
  progress: Progress,
  startedBy: string,
): Promise<AssessmentResult> {
  const startedAt = new Date();
  const plan = await planOf(database.loader, assessment);
  const { readUpto, readSnapshot } = assessment;
  if (plan === undefined || readUpto === null || readSnapshot === null)
    throw new BatchFailed("assessment-outdated");
  const client = await database.loader.connect();
  try {
    await progress.phase("mencari perubahan", null);
    await client.query("begin isolation level repeatable read");
    await client.query("select pg_advisory_xact_lock(hashtext('programmes.assessment'))");
    await client.query("set local work_mem = '128MB'; set local max_parallel_workers_per_gather = 0");
    const { rows: seen } = await client.query<{ snapshot: string; at: Date }>(
      "select pg_current_snapshot()::text as snapshot, now() as at",
    );
    for (const statement of touchedSql(readUpto, readSnapshot)) await client.query(statement);
    await progress.check();
    await progress.phase("menilai", null);
    const { families, persons } = await judgeTouched(client, plan, assessment);
    await judgeGroups(client, plan, assessment);
    const runId = newId();
    await client.query(
      `insert into programmes.assessment_runs (id, assessment_id, mode, started_at, finished_at, family_count, person_count, crossing_count, started_by)
       values ($1, $2, 'changes', $3, clock_timestamp(), $4, $5, 0, $6)`,
      [runId, assessment.id, startedAt, families, persons, startedBy],
    );
    let crossings = 0;
    for (const unit of crossedUnits) {
      const layout = plan.layout[unit];
      const insert = crossingsSql(
        unit,
        { layout, marks: `old_${unit}` },
        { layout, marks: `new_${unit}` },
        runId,
      );
      if (insert !== "") crossings += (await client.query(insert)).rowCount ?? 0;
      for (const statement of totalsDeltaSql(unit, layout, `old_${unit}`, `new_${unit}`, assessment.id))
        await client.query(statement);
    }
    await client.query("update programmes.assessment_runs set crossing_count = $2 where id = $1", [
      runId,
      crossings,
    ]);
    const { rowCount } = await client.query(
      `update programmes.assessments a
          set refreshed_at = clock_timestamp(), read_upto = $2, read_snapshot = $3::pg_snapshot,
              pieces = coalesce((select jsonb_object_agg(f.region_code, ${pieceSql(assessment.pieces, "f.region_code")})
                                   from (select distinct region_code from new_family) f), '{}') || a.pieces,
              family_count = a.family_count + (select count(*) from new_family) - (select count(*) from old_family),
              person_count = a.person_count + (select count(*) from new_person) - (select count(*) from old_person)
        where a.id = $1 and a.state = 'done'`,
      [assessment.id, seen[0]?.at, seen[0]?.snapshot],
    );
    if (rowCount !== 1) throw new BatchFailed("assessment-outdated");
    await progress.check();
    await client.query("commit");
    return {
      assessmentId: assessment.id,
      mode: "changes",
      families,
      persons,
      programmes: plan.versions.size,
      crossings,
    };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
