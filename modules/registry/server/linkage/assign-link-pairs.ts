import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { assignLinkPairs } from "../../contract/assign-link-pairs.ts";
import { registryEvents } from "../../contract/audit-events.ts";
import { waitingStates } from "./pair-rows.ts";

export const handler = command(assignLinkPairs, async (tx, input, { actor, now }) => {
  const owner = input.toMe ? actor.userId : null;
  const { rows } = await sql<{ id: string; place: string }>`
    update registry.link_pairs p
       set assigned_to = ${owner}::uuid, assigned_at = ${input.toMe ? now : null}
     where p.id = any (${input.pairIds}::uuid[]) and p.state = any (${[...waitingStates]}::text[])
       and (${input.toMe} or p.assigned_to = ${actor.userId})
    returning p.id, p.place_a as place`.execute(tx);
  const [first] = rows;
  if (first === undefined) return refuse("PAIR_NOT_FOUND");
  return done({ assigned: rows.length }, [
    registryEvents["registry.link-assigned.v1"](
      { kind: "link-pair", id: first.id, placeCode: first.place },
      { pairs: rows.length, toMe: input.toMe },
    ),
  ]);
});
