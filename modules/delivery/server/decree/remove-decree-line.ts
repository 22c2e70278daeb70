import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { removeDecreeLine } from "../../contract/remove-decree-line.ts";
import { decreeSubject, lockDecree, recountList } from "./decree-row.ts";

export const handler = command(removeDecreeLine, async (tx, input) => {
  const decree = await lockDecree(tx, input.decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  if (decree.state !== "draft") return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  const { rows } = await sql`
    delete from delivery.decree_lines l where l.decree_id = ${decree.id} and l.line = ${input.line} returning l.line`.execute(
    tx,
  );
  if (rows.length === 0) return refuse("LINE_NOT_FOUND");
  const { revision } = await recountList(tx, decree.id);
  return done({ revision }, [
    decreeEvents["delivery.decree-line-changed.v1"](decreeSubject(decree), {
      line: input.line,
      act: "removed",
      reason: input.reason,
    }),
  ]);
});
