import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { recordBreach } from "../../contract/record-breach.ts";
import { registersEvents } from "../../contract/registers-events.ts";
import { dueAfterThreeDays } from "../../domain/three-days.ts";
import { nextNumber } from "../next-number.ts";

export const handler = command(recordBreach, async (tx, input, { actor, now, newId }) => {
  const foundAt = new Date(input.foundAt);
  if (foundAt > now) return refuse("FOUND_IN_FUTURE");
  if (input.happenedAt !== null && new Date(input.happenedAt) > foundAt)
    return refuse("HAPPENED_AFTER_FOUND");
  const dueAt = dueAfterThreeDays(foundAt);
  const breachId = newId();
  const number = await nextNumber(tx, "INS", now);
  await sql`
    insert into accountability.breaches (id, number, place_code, kind, title, happened_at, found_at, due_at, what_data,
      subject_count, how, handling, recovery, public_notice, recorded_at, recorded_by)
    values (${breachId}, ${number}, ${actor.areaCode}, ${input.kind}, ${input.title}, ${input.happenedAt}, ${foundAt},
      ${dueAt}, ${input.whatData}, ${input.subjectCount}, ${input.how}, ${input.handling}, ${input.recovery},
      ${input.publicNotice}, ${now}, ${actor.userId})`.execute(tx);
  return done({ breachId, number, dueAt: dueAt.toISOString() }, [
    registersEvents["accountability.breach-recorded.v1"](
      { kind: "breach", id: breachId, placeCode: actor.areaCode },
      { number, kind: input.kind },
    ),
  ]);
});
