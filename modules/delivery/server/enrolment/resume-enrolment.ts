import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { enrolmentEvents } from "../../contract/enrolment-events.ts";
import { resumeEnrolment } from "../../contract/resume-enrolment.ts";
import { lookAgain } from "./due-again.ts";
import { enrolmentSubject, lockEnrolment } from "./enrolment-row.ts";
import { noteEvent } from "./note-event.ts";

export const handler = command(resumeEnrolment, async (tx, input, { actor, now }) => {
  const row = await lockEnrolment(tx, input.enrolmentId);
  if (!row) return refuse("ENROLMENT_NOT_FOUND");
  if (row.revision !== input.baseRevision) return refuse("ENROLMENT_REVISED");
  if (row.state !== "paused") return refuse("ENROLMENT_STATE_WRONG");
  await sql`
    update delivery.enrolments e set state = 'active', revision = e.revision + 1
     where e.region_code = ${row.regionCode} and e.id = ${row.id}`.execute(tx);
  const due = await lookAgain(tx, sql`e.region_code = ${row.regionCode} and e.id = ${row.id}`);
  await noteEvent(tx, row, {
    kind: "resumed",
    happenedOn: civilDateInWib(now),
    reason: input.reason,
    by: actor.userId,
  });
  return done({ revision: row.revision + 1, due }, [
    enrolmentEvents["delivery.enrolment-resumed.v1"](enrolmentSubject(row), { due }),
  ]);
});
