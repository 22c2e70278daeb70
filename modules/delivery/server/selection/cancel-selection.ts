import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { cancelSelection } from "../../contract/cancel-selection.ts";
import { decreeEvents } from "../../contract/decree-events.ts";

export const handler = command(cancelSelection, async (tx, { selectionId, reason }) => {
  const { rows } = await sql<{ state: string; placeCode: string }>`
    select s.state, s.place_code as "placeCode" from delivery.selections s where s.id = ${selectionId} for no key update`.execute(
    tx,
  );
  const selection = rows[0];
  if (!selection) return refuse("SELECTION_NOT_FOUND");
  if (selection.state !== "open") return refuse("SELECTION_NOT_OPEN");
  await sql`update delivery.selections s set state = 'cancelled', revision = s.revision + 1 where s.id = ${selectionId}`.execute(
    tx,
  );
  return done({ selectionId }, [
    decreeEvents["delivery.selection-cancelled.v1"](
      { kind: "selection", id: selectionId, placeCode: selection.placeCode },
      { reason },
    ),
  ]);
});
