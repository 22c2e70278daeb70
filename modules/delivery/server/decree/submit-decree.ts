import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { submitDecree } from "../../contract/submit-decree.ts";
import { moveBudget, roomRupiah } from "../budget/move-budget.ts";
import { neededRupiah } from "./amended-budget.ts";
import { type DecreeRecord, decreeSubject, listFault, lockDecree } from "./decree-row.ts";

/**
 * A changed amount is a new enrolment from the amendment's first day on; the old one ends the day before and so must
 * have begun earlier. Returns the first line that breaks this.
 */
async function tooEarly(tx: Tx, decree: DecreeRecord): Promise<{ line: number; startsOn: string } | null> {
  if (decree.kind !== "amending") return null;
  const { rows } = await sql<{ line: number; startsOn: string }>`
    select g.line, lower(e.during)::text as "startsOn"
      from delivery.decree_lines w
      join delivery.decree_lines g on g.decree_id = w.decree_id and g.effect = 'grant' and g.subject_id = w.subject_id
      join delivery.enrolments e on e.region_code = w.region_code and e.programme_code = ${decree.programmeCode}
       and e.subject_id = w.subject_id and e.state <> 'ended' and lower(e.during) >= ${decree.startsOn}::date
     where w.decree_id = ${decree.id} and w.effect = 'withdraw' order by g.line limit 1`.execute(tx);
  return rows[0] ?? null;
}

export const handler = command(submitDecree, async (tx, { decreeId, baseRevision }, { actor, now }) => {
  const decree = await lockDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  if (decree.state !== "draft") return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  if (decree.revision !== baseRevision)
    return refuse("DECREE_REVISED", { details: { revision: decree.revision } });
  if (decree.lineCount === 0) return refuse("LIST_EMPTY");
  const fault = await listFault(tx, decree);
  if (fault?.code === "FINDINGS_OPEN") return refuse("FINDINGS_OPEN", { details: fault.details });
  if (fault) return refuse("NOT_RECONCILED");
  const early = await tooEarly(tx, decree);
  if (early !== null) return refuse("AMENDMENT_TOO_EARLY", { details: early });
  if (decree.totalRupiah > 0n) {
    if (decree.budgetId === null) return refuse("BUDGET_NEEDED");
    const moved = await moveBudget(tx, {
      budgetId: decree.budgetId,
      kind: "reserve",
      amountRupiah: await neededRupiah(tx, decree),
      reference: { kind: "decree", id: decree.id },
    });
    if (!moved.ok && moved.code === "BUDGET_NOT_FOUND") return refuse("BUDGET_NEEDED");
    if (!moved.ok)
      return refuse("CEILING_EXCEEDED", {
        details: {
          totalRupiah: String(decree.totalRupiah),
          ceilingRupiah: String(moved.figures.ceilingRupiah),
          roomRupiah: String(roomRupiah(moved.figures)),
        },
      });
  }
  const { rows } = await sql<{ revision: number; sha256: Buffer }>`
    update delivery.decrees d
       set state = 'submitted', submitted_at = ${now}, submitted_by = ${actor.userId}, list_sha256 = d.reconciled_sha256,
           return_reason = null, revision = d.revision + 1
     where d.id = ${decree.id} returning d.revision, d.list_sha256 as sha256`.execute(tx);
  return done({ state: "submitted", revision: rows[0]?.revision ?? 0 }, [
    decreeEvents["delivery.decree-submitted.v1"](decreeSubject(decree), {
      lines: decree.lineCount,
      totalRupiah: String(decree.totalRupiah),
      listSha256: rows[0]?.sha256.toString("hex") ?? "",
    }),
  ]);
});
