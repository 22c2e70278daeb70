import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { changeSelectionLine } from "../../contract/change-selection-line.ts";
import { decreeEvents } from "../../contract/decree-events.ts";

export const handler = command(changeSelectionLine, async (tx, input, { actor, now }) => {
  const { selectionId, subjectId, act, reason, evidence } = input;
  const { rows } = await sql<{ state: string; placeCode: string }>`
    select s.state, s.place_code as "placeCode" from delivery.selections s where s.id = ${selectionId} for no key update`.execute(
    tx,
  );
  const selection = rows[0];
  if (!selection) return refuse("SELECTION_NOT_FOUND");
  if (selection.state !== "open") return refuse("SELECTION_NOT_OPEN");
  const line = await sql<{ mark: string }>`
    select l.mark from delivery.selection_lines l where l.selection_id = ${selectionId} and l.subject_id = ${subjectId}`.execute(
    tx,
  );
  const before = line.rows[0]?.mark;
  if (before === undefined) return refuse("LINE_NOT_FOUND");
  const isIn = before === "selected" || before === "added";
  if ((act === "add") === isIn) return refuse("NOTHING_CHANGED");
  const mark = act === "add" ? "added" : "removed";
  await sql`
    update delivery.selection_lines l
       set mark = ${mark}, because = ${`${reason} · ${evidence}`}, changed_at = ${now}, changed_by = ${actor.userId}
     where l.selection_id = ${selectionId} and l.subject_id = ${subjectId}`.execute(tx);
  const counted = await sql<{ chosen: number }>`
    select count(*)::int as chosen from delivery.selection_lines l
     where l.selection_id = ${selectionId} and l.mark in ('selected', 'added')`.execute(tx);
  await sql`update delivery.selections s set revision = s.revision + 1 where s.id = ${selectionId}`.execute(
    tx,
  );
  return done({ mark, chosen: counted.rows[0]?.chosen ?? 0 }, [
    decreeEvents["delivery.selection-line-changed.v1"](
      { kind: "selection", id: selectionId, placeCode: selection.placeCode },
      { mark, subjectId, reason },
    ),
  ]);
});
