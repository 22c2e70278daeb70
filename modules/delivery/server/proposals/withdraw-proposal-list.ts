import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { withdrawProposalList } from "../../contract/withdraw-proposal-list.ts";

export const handler = command(withdrawProposalList, async (tx, { listId, reason }) => {
  const { rows } = await sql<{ state: string; placeCode: string }>`
    select l.state, l.place_code as "placeCode" from delivery.proposal_lists l where l.id = ${listId} for update`.execute(
    tx,
  );
  const list = rows[0];
  if (!list) return refuse("PROPOSAL_LIST_NOT_FOUND");
  if (list.state !== "received") return refuse("LIST_NOT_RECEIVED");
  await sql`
    update delivery.proposal_lists l set state = 'withdrawn', withdrawn_because = ${reason} where l.id = ${listId}`.execute(
    tx,
  );
  // A decree that was compared with this list was compared with another state of things.
  await sql`
    update delivery.decrees d set reconciled_sha256 = null
     where d.state = 'draft'
       and (d.programme_code, d.period) = (select l.programme_code, l.period from delivery.proposal_lists l where l.id = ${listId})`.execute(
    tx,
  );
  return done({ listId }, [
    decreeEvents["delivery.proposal-list-withdrawn.v1"](
      { kind: "proposal-list", id: listId, placeCode: list.placeCode },
      { reason },
    ),
  ]);
});
