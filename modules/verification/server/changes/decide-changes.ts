import { sql } from "kysely";
import type { AuditEvent } from "#platform/kernel/audit.ts";
import type { OutputOf } from "#platform/kernel/contract.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { verificationEvents } from "../../contract/audit-events.ts";
import { decideChanges } from "../../contract/decide-changes.ts";
import { applyChange } from "./apply-change.ts";
import { lockChanges } from "./change-rows.ts";

type Result = OutputOf<typeof decideChanges>["results"][number];

export const handler = command(decideChanges, async (tx, input, context) => {
  const { actor, now } = context;
  const { verdict, reason } = input;
  if (verdict === "refuse" && reason.length < 3) return refuse("REASON_MISSING");
  const ids = [...new Set(input.changeIds)];
  const changes = await lockChanges(tx, ids);
  if (changes.length < ids.length) return refuse("CHANGE_NOT_FOUND");
  const decided = changes.find(({ state }) => state !== "waiting");
  if (decided) return refuse("CHANGE_DECIDED_BEFORE", { details: { changeId: decided.id } });
  const own = changes.find(({ proposedBy }) => proposedBy === actor.userId);
  if (own) return refuse("PROPOSED_BY_YOURSELF", { details: { changeId: own.id } });

  const results: Result[] = [];
  const audit: AuditEvent[] = [];
  for (const change of changes) {
    // A refusal of the registry leaves nothing behind: the next line starts from clean ground.
    await sql`savepoint line`.execute(tx);
    const applied =
      verdict === "accept" ? await applyChange(tx, change, context) : { state: "refused" as const };
    if (applied.state === "waiting") {
      await sql`rollback to savepoint line`.execute(tx);
      results.push({ changeId: change.id, state: "waiting", code: applied.code });
      continue;
    }
    await sql`
      update verification.change_proposals set state = ${applied.state}, told = ${reason}, decided_at = ${now}, decided_by = ${actor.userId}
       where region_code = ${change.regionCode} and id = ${change.id}`.execute(tx);
    if (applied.state === "accepted") audit.push(...applied.audit);
    results.push({ changeId: change.id, state: applied.state, code: null });
  }
  const count = (state: Result["state"]) => results.filter((one) => one.state === state).length;
  return done({ results }, [
    verificationEvents["verification.changes-decided.v1"](
      {
        kind: "place",
        id: changes[0]?.placeCode ?? "",
        ...(changes[0] ? { placeCode: changes[0].placeCode } : {}),
      },
      { accepted: count("accepted"), refused: count("refused"), overtaken: count("overtaken") },
    ),
    ...audit,
  ]);
});
