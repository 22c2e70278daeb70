import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { answerRequest } from "../../contract/answer-request.ts";
import { registersEvents } from "../../contract/registers-events.ts";

interface Row {
  readonly number: string;
  readonly place_code: string;
  readonly state: string;
  readonly due_at: Date;
  readonly revision: number;
}

export const handler = command(answerRequest, async (tx, input, { actor, now }) => {
  const { rows } = await sql<Row>`
    select r.number, r.place_code, r.state, r.due_at, r.revision
      from accountability.subject_requests r where r.id = ${input.requestId} for update`.execute(tx);
  const request = rows[0];
  if (!request) return refuse("REQUEST_NOT_FOUND");
  if (request.state !== "open") return refuse("ALREADY_ANSWERED");
  if (request.revision !== input.baseRevision) return refuse("STALE");
  // A no to a right of the law must name the law that allows it (UU 27/2022 art. 33).
  const refuses = input.state === "refused" || input.state === "partly-granted";
  if (refuses && input.legalBasis === "") return refuse("LEGAL_BASIS_MISSING");
  await sql`
    update accountability.subject_requests
       set state = ${input.state}, answer = ${input.answer}, legal_basis = nullif(${input.legalBasis}, ''),
           answered_at = ${now}, answered_by = ${actor.userId}, revision = revision + 1
     where id = ${input.requestId}`.execute(tx);
  return done({ state: input.state, answeredAt: now.toISOString() }, [
    registersEvents["accountability.request-answered.v1"](
      { kind: "subject-request", id: input.requestId, placeCode: request.place_code },
      { number: request.number, state: input.state, late: now > request.due_at },
    ),
  ]);
});
