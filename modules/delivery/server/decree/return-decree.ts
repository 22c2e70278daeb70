import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { returnDecree } from "../../contract/return-decree.ts";
import { decreeSubject, lockDecree } from "./decree-row.ts";
import { releaseReservation } from "./release-reservation.ts";

export const handler = command(returnDecree, async (tx, { decreeId, baseRevision, reason }) => {
  const decree = await lockDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  if (decree.state !== "submitted" && decree.state !== "checked")
    return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  if (decree.revision !== baseRevision)
    return refuse("DECREE_REVISED", { details: { revision: decree.revision } });
  await releaseReservation(tx, decree, reason);
  const { rows } = await sql<{ revision: number }>`
    update delivery.decrees d
       set state = 'draft', submitted_at = null, submitted_by = null, checked_at = null, checked_by = null, number = null,
           dated_on = null, list_sha256 = null, verify_code = null, return_reason = ${reason}, revision = d.revision + 1
     where d.id = ${decree.id} returning d.revision`.execute(tx);
  await sql`delete from delivery.decree_papers p where p.decree_id = ${decree.id}`.execute(tx);
  return done({ state: "draft", revision: rows[0]?.revision ?? 0 }, [
    decreeEvents["delivery.decree-returned.v1"](decreeSubject(decree), { reason }),
  ]);
});
