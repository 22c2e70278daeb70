import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { dropRow } from "../contract/drop-row.ts";
import { batchSubject } from "./find-batch.ts";
import { lockHeldRow } from "./held-row.ts";

/** Shorter notes say nothing ("ok", "dobel"); the list of reasons is there for those. */
const shortestNote = 5;

export const handler = command(dropRow, async (tx, input, { actor, now }) => {
  const { batchId, rowNo, baseRevision, reason, note } = input;
  const row = await lockHeldRow(tx, batchId, rowNo);
  if (!row) return refuse("ROW_NOT_FOUND");
  if (row.revision !== baseRevision) return refuse("ROW_CHANGED");
  if (row.state !== "held" || !["checked", "applied"].includes(row.batchState))
    return refuse("BATCH_STATE_WRONG");
  if (reason === "other" && note.length < shortestNote)
    return refuse("SET_ASIDE_NOTE_NEEDED", { details: { letters: shortestNote } });
  await sql`
    update intake.held_rows h set state = 'dropped', set_aside_because = ${reason}, set_aside_note = ${note},
      mended_by = ${actor.userId}, mended_at = ${now}, revision = h.revision + 1
    where h.batch_id = ${batchId} and h.row_no = ${rowNo}`.execute(tx);
  await sql`
    update intake.batches b set held_rows = b.held_rows - 1, refused_rows = b.refused_rows + 1,
      state = case when b.state = 'applied' and b.held_rows = 1 and not exists (
        select 1 from intake.held_rows h where h.batch_id = b.id and h.state = 'ready') then 'closed' else b.state end
    where b.id = ${batchId}`.execute(tx);
  return done({ state: "dropped" as const }, [
    intakeEvents["intake.row-dropped.v2"](batchSubject({ id: batchId, placeCode: row.placeCode }), {
      rowNo,
      reason,
    }),
  ]);
});
