import { sql } from "kysely";
import { findSubjects } from "#modules/registry/server/index.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { recordRequest } from "../../contract/record-request.ts";
import { registersEvents } from "../../contract/registers-events.ts";
import { dueAfterThreeDays } from "../../domain/three-days.ts";
import { nextNumber } from "../next-number.ts";

export const handler = command(recordRequest, async (tx, input, { actor, now, newId }) => {
  const subject = (await findSubjects(tx, [input.subjectId])).get(input.subjectId);
  if (!subject) return refuse("SUBJECT_NOT_FOUND");
  const receivedAt = new Date(input.receivedAt);
  if (receivedAt > now) return refuse("RECEIVED_IN_FUTURE");
  const dueAt = dueAfterThreeDays(receivedAt);
  const requestId = newId();
  const number = await nextNumber(tx, "PDP", now);
  await sql`
    insert into accountability.subject_requests (id, number, place_code, compartment, kind, person_id, family_id,
      programme_code, requester_name, requester_relation, identity_checked, contact, channel, request, received_at,
      due_at, recorded_by)
    values (${requestId}, ${number}, ${subject.placeCode}, ${subject.compartment}, ${input.kind},
      ${subject.kind === "person" ? subject.id : null}, ${subject.kind === "family" ? subject.id : null},
      ${input.programmeCode}, ${input.requesterName}, ${input.requesterRelation}, ${input.identityChecked},
      ${input.contact}, ${input.channel}, ${input.request}, ${receivedAt}, ${dueAt}, ${actor.userId})`.execute(
    tx,
  );
  return done({ requestId, number, dueAt: dueAt.toISOString() }, [
    registersEvents["accountability.request-recorded.v1"](
      { kind: "subject-request", id: requestId, placeCode: subject.placeCode },
      { number, kind: input.kind },
    ),
  ]);
});
