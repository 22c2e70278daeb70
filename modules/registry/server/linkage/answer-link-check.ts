import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { answerLinkCheck } from "../../contract/answer-link-check.ts";
import { registryEvents } from "../../contract/audit-events.ts";

interface CheckRow {
  readonly pair_id: string;
  readonly place_a: string;
  readonly first_by: string;
  readonly first_decision: "same" | "different";
  readonly checked_by: string | null;
}

export const handler = command(answerLinkCheck, async (tx, input, { actor, now }) => {
  const { rows } = await sql<CheckRow>`
    select c.* from registry.link_checks c where c.id = ${input.checkId} for update`.execute(tx);
  const [check] = rows;
  if (check === undefined) return refuse("CHECK_NOT_FOUND");
  if (check.checked_by !== null) return refuse("CHECK_ANSWERED");
  if (check.first_by === actor.userId) return refuse("OWN_DECISION");
  await sql`
    update registry.link_checks
       set checked_by = ${actor.userId}, checked_at = ${now}, checked_decision = ${input.decision}
     where id = ${input.checkId}`.execute(tx);
  const agrees = check.first_decision === input.decision;
  if (!agrees)
    await sql`update registry.link_pairs set disputed = true where id = ${check.pair_id}`.execute(tx);
  return done({ agrees }, [
    registryEvents["registry.link-checked.v1"](
      { kind: "link-pair", id: check.pair_id, placeCode: check.place_a },
      { checkId: input.checkId, agrees },
    ),
  ]);
});
