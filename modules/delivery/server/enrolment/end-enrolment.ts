import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { endEnrolment } from "../../contract/end-enrolment.ts";
import { enrolmentEvents } from "../../contract/enrolment-events.ts";
import { closeEnrolment } from "./close-enrolment.ts";
import { enrolmentSubject, lockEnrolment } from "./enrolment-row.ts";
import { freeRemainder } from "./free-remainder.ts";
import { noteEvent } from "./note-event.ts";

export const handler = command(endEnrolment, async (tx, input, { actor }) => {
  const row = await lockEnrolment(tx, input.enrolmentId);
  if (!row) return refuse("ENROLMENT_NOT_FOUND");
  if (row.revision !== input.baseRevision) return refuse("ENROLMENT_REVISED");
  if (row.state === "ended") return refuse("ENROLMENT_STATE_WRONG");
  if (input.onDate < row.startsOn || input.onDate > row.endsOn) return refuse("ENDS_OUTSIDE_PERIOD");
  const remainders = await closeEnrolment(tx, row, input.because, input.onDate);
  const freed = await freeRemainder(tx, remainders, { kind: "enrolment", id: row.id }, input.because);
  await noteEvent(tx, row, {
    kind: input.because === "graduated" ? "graduated" : "exited",
    happenedOn: input.onDate,
    reason: input.reason,
    by: actor.userId,
  });
  const cancelled = remainders.reduce((sum, one) => sum + one.cancelled, 0);
  return done({ revision: row.revision + 1, cancelled, freedRupiah: String(freed) }, [
    enrolmentEvents["delivery.enrolment-ended.v1"](enrolmentSubject(row), {
      because: input.because,
      cancelled,
      freedRupiah: String(freed),
    }),
  ]);
});
