import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { enrolmentEvents } from "../../contract/enrolment-events.ts";
import { pauseEnrolment } from "../../contract/pause-enrolment.ts";
import { enrolmentSubject, lockEnrolment } from "./enrolment-row.ts";
import { noteEvent } from "./note-event.ts";

export const handler = command(pauseEnrolment, async (tx, input, { actor, now }) => {
  const row = await lockEnrolment(tx, input.enrolmentId);
  if (!row) return refuse("ENROLMENT_NOT_FOUND");
  if (row.revision !== input.baseRevision) return refuse("ENROLMENT_REVISED");
  if (row.state !== "active") return refuse("ENROLMENT_STATE_WRONG");
  await sql`
    update delivery.enrolments e set state = 'paused', revision = e.revision + 1
     where e.region_code = ${row.regionCode} and e.id = ${row.id}`.execute(tx);
  const held = await sql`
    update delivery.entitlements t set state = 'held', held_because = 'paused'
     where t.region_code = ${row.regionCode} and t.enrolment_id = ${row.id} and t.state = 'due'`.execute(tx);
  await noteEvent(tx, row, {
    kind: "paused",
    happenedOn: civilDateInWib(now),
    reason: input.reason,
    by: actor.userId,
  });
  const count = Number(held.numAffectedRows ?? 0n);
  return done({ revision: row.revision + 1, held: count }, [
    enrolmentEvents["delivery.enrolment-paused.v1"](enrolmentSubject(row), { held: count }),
  ]);
});
