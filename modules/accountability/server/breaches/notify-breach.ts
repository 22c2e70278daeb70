import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { notifyBreach } from "../../contract/notify-breach.ts";
import { registersEvents } from "../../contract/registers-events.ts";
import { lockBreach } from "./breach-rows.ts";

export const handler = command(notifyBreach, async (tx, input, { now }) => {
  const breach = await lockBreach(tx, input.breachId);
  if (!breach) return refuse("BREACH_NOT_FOUND");
  if (breach.state === "closed") return refuse("BREACH_CLOSED");
  const toldAt = new Date(input.toldAt);
  if (toldAt > now) return refuse("TOLD_IN_FUTURE");
  if (toldAt < breach.found_at) return refuse("TOLD_BEFORE_FOUND");
  const subjects = input.whom === "subjects";
  if ((subjects ? breach.subjects_told_at : breach.authority_told_at) !== null) return refuse("ALREADY_TOLD");
  const both = (subjects ? breach.authority_told_at : breach.subjects_told_at) !== null;
  const state = both ? "notified" : "open";
  await sql`
    update accountability.breaches
       set subjects_told_at = case when ${subjects} then ${toldAt} else subjects_told_at end,
           authority_told_at = case when ${subjects} then authority_told_at else ${toldAt} end,
           state = ${state}, revision = revision + 1
     where id = ${input.breachId}`.execute(tx);
  const late = toldAt > breach.due_at;
  return done({ state, late }, [
    registersEvents["accountability.breach-notified.v1"](
      { kind: "breach", id: input.breachId, placeCode: breach.place_code },
      { number: breach.number, whom: input.whom, late },
    ),
  ]);
});
