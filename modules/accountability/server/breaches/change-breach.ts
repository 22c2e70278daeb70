import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { changeBreach } from "../../contract/change-breach.ts";
import { registersEvents } from "../../contract/registers-events.ts";
import { lockBreach } from "./breach-rows.ts";

export const handler = command(changeBreach, async (tx, input) => {
  const breach = await lockBreach(tx, input.breachId);
  if (!breach) return refuse("BREACH_NOT_FOUND");
  if (breach.state === "closed") return refuse("BREACH_CLOSED");
  if (breach.revision !== input.baseRevision) return refuse("STALE");
  const happenedAt = input.happenedAt === null ? null : new Date(input.happenedAt);
  if (happenedAt !== null && happenedAt > breach.found_at) return refuse("HAPPENED_AFTER_FOUND");
  const fields = [
    breach.title !== input.title && "title",
    breach.kind !== input.kind && "kind",
    breach.happened_at?.getTime() !== happenedAt?.getTime() && "happenedAt",
    breach.what_data !== input.whatData && "whatData",
    breach.subject_count !== input.subjectCount && "subjectCount",
    breach.how !== input.how && "how",
    breach.handling !== input.handling && "handling",
    breach.recovery !== input.recovery && "recovery",
    breach.public_notice !== input.publicNotice && "publicNotice",
  ].filter((field) => field !== false);
  await sql`
    update accountability.breaches
       set title = ${input.title}, kind = ${input.kind}, happened_at = ${happenedAt}, what_data = ${input.whatData},
           subject_count = ${input.subjectCount}, how = ${input.how}, handling = ${input.handling},
           recovery = ${input.recovery}, public_notice = ${input.publicNotice}, revision = revision + 1
     where id = ${input.breachId}`.execute(tx);
  return done({ revision: breach.revision + 1 }, [
    registersEvents["accountability.breach-changed.v1"](
      { kind: "breach", id: input.breachId, placeCode: breach.place_code },
      { number: breach.number, fields },
    ),
  ]);
});
