import { sql } from "kysely";
import { placeExists } from "#modules/regions/server/index.ts";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { isInside } from "#platform/kernel/place-code.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { createProposal } from "../../contract/create-proposal.ts";
import { deadlinesOf } from "../../domain/calendar.ts";

export const handler = command(createProposal, async (tx, input, { actor, now, newId }) => {
  const { placeCode, period, lane, title } = input;
  if (!isInside(placeCode, actor.areaCode) || !(await placeExists(tx, placeCode)))
    return refuse("PLACE_OUTSIDE_AREA");
  const { sendUptoOn } = deadlinesOf(period);
  if (civilDateInWib(now) > sendUptoOn) return refuse("PERIOD_CLOSED", { details: { period, sendUptoOn } });
  const proposalId = newId();
  await sql`
    insert into verification.proposals (region_code, id, place_code, period, lane, title, created_at, created_by)
    values (${placeCode.slice(0, 4)}, ${proposalId}, ${placeCode}, ${period}, ${lane}, ${title}, ${now}, ${actor.userId})`.execute(
    tx,
  );
  return done({ proposalId }, [
    verificationEvents["verification.proposal-created.v1"](
      { kind: "proposal", id: proposalId, placeCode },
      { period, lane, rows: 0 },
    ),
  ]);
});
