import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { closeBreach } from "../../contract/close-breach.ts";
import { registersEvents } from "../../contract/registers-events.ts";
import { lockBreach } from "./breach-rows.ts";

export const handler = command(closeBreach, async (tx, input, { actor, now }) => {
  const breach = await lockBreach(tx, input.breachId);
  if (!breach) return refuse("BREACH_NOT_FOUND");
  if (breach.state === "closed") return refuse("BREACH_CLOSED");
  if (breach.revision !== input.baseRevision) return refuse("STALE");
  if (breach.subjects_told_at === null || breach.authority_told_at === null) return refuse("NOT_YET_TOLD");
  if (breach.handling === "" || breach.recovery === "") return refuse("HANDLING_MISSING");
  await sql`
    update accountability.breaches
       set state = 'closed', closing_note = ${input.note}, closed_at = ${now}, closed_by = ${actor.userId},
           revision = revision + 1
     where id = ${input.breachId}`.execute(tx);
  return done({ state: "closed" }, [
    registersEvents["accountability.breach-closed.v1"](
      { kind: "breach", id: input.breachId, placeCode: breach.place_code },
      { number: breach.number },
    ),
  ]);
});
