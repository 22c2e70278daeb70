import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { takeBackRow } from "../contract/take-back-row.ts";
import { batchSubject } from "./find-batch.ts";
import { lockHeldRow } from "./held-row.ts";

export const handler = command(takeBackRow, async (tx, { batchId, rowNo, baseRevision }, { actor, now }) => {
  const row = await lockHeldRow(tx, batchId, rowNo);
  if (!row) return refuse("ROW_NOT_FOUND");
  if (row.revision !== baseRevision) return refuse("ROW_CHANGED");
  if (row.state !== "dropped" || !["checked", "applied", "closed"].includes(row.batchState))
    return refuse("BATCH_STATE_WRONG");
  await sql`
    update intake.held_rows h set state = 'held', set_aside_because = null, set_aside_note = '',
      mended_by = ${actor.userId}, mended_at = ${now}, revision = h.revision + 1
    where h.batch_id = ${batchId} and h.row_no = ${rowNo}`.execute(tx);
  await sql`
    update intake.batches b set held_rows = b.held_rows + 1, refused_rows = b.refused_rows - 1,
      state = case when b.state = 'closed' then 'applied' else b.state end
    where b.id = ${batchId}`.execute(tx);
  return done({ state: "held" as const, revision: row.revision + 1 }, [
    intakeEvents["intake.row-taken-back.v1"](batchSubject({ id: batchId, placeCode: row.placeCode }), {
      rowNo,
    }),
  ]);
});
