import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { cancelDecree } from "../../contract/cancel-decree.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { decreeSubject, lockDecree } from "./decree-row.ts";
import { releaseReservation } from "./release-reservation.ts";

export const handler = command(cancelDecree, async (tx, { decreeId, baseRevision, reason }) => {
  const decree = await lockDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  if (decree.state === "signed" || decree.state === "cancelled")
    return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  if (decree.revision !== baseRevision)
    return refuse("DECREE_REVISED", { details: { revision: decree.revision } });
  await releaseReservation(tx, decree, reason);
  const { rows } = await sql<{ revision: number }>`
    update delivery.decrees d
       set state = 'cancelled', cancel_reason = ${reason}, number = null, verify_code = null, revision = d.revision + 1
     where d.id = ${decree.id} returning d.revision`.execute(tx);
  await sql`delete from delivery.decree_papers p where p.decree_id = ${decree.id}`.execute(tx);
  // The selection may be used again: its people were not decreed.
  await sql`
    update delivery.selections s set state = 'open', revision = s.revision + 1
     where s.state = 'used' and s.id = (select d.selection_id from delivery.decrees d where d.id = ${decree.id})`.execute(
    tx,
  );
  return done({ state: "cancelled", revision: rows[0]?.revision ?? 0 }, [
    decreeEvents["delivery.decree-cancelled.v1"](decreeSubject(decree), { reason }),
  ]);
});
