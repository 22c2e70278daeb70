import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { assessmentEvents } from "../../contract/assessment-events.ts";
import { startAssessment } from "../../contract/start-assessment.ts";
import { assessJob, assessmentWork } from "./work.ts";

export const handler = command(startAssessment, async (tx, input, { actor, newId, enqueue }) => {
  // An assessment is of everybody: only who answers for the province may ask for one.
  if (actor.areaCode.length !== 2) return refuse("AREA_TOO_SMALL");
  const year = Number(input.period.slice(0, 4));
  const dayYear = Number(input.asOfOn.slice(0, 4));
  if (dayYear !== year && dayYear !== year - 1) return refuse("DATE_OUTSIDE_PERIOD");
  await sql`select pg_advisory_xact_lock(hashtext('programmes.start-assessment'))`.execute(tx);
  const open = await sql`
    select 1 from app.batches b where b.kind = ${assessmentWork} and b.state in ('waiting', 'running') limit 1`.execute(
    tx,
  );
  if (open.rows.length > 0) return refuse("ASSESSMENT_RUNNING");
  const inForce = await sql`
    select 1 from programmes.versions v where v.state = 'approved' and v.effective @> ${input.asOfOn}::date limit 1`.execute(
    tx,
  );
  if (inForce.rows.length === 0) return refuse("NO_PROGRAMME_IN_FORCE");
  const workId = newId();
  const request = { period: input.period, asOfOn: input.asOfOn, full: input.full };
  await sql`
    insert into app.batches (id, kind, title, place_code, created_by, result)
    values (${workId}, ${assessmentWork}, ${`Penilaian ${input.period}`}, ${actor.areaCode}, ${actor.userId},
            ${JSON.stringify({ request })})`.execute(tx);
  await enqueue(assessJob, { workId }, { key: `assess:${workId}` });
  return done({ workId }, [
    assessmentEvents["programmes.assessment-started.v1"](
      { kind: "assessment-work", id: workId, placeCode: actor.areaCode },
      request,
    ),
  ]);
});
