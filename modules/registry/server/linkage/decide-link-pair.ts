import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../../contract/audit-events.ts";
import { decideLinkPair } from "../../contract/decide-link-pair.ts";
import { staleDetails } from "../stale.ts";
import { drawCheck } from "./draw-check.ts";
import { isWaiting, lockPair } from "./pair-rows.ts";
import { recordDecision } from "./record-decision.ts";

export const handler = command(decideLinkPair, async (tx, input, { actor, now, newId }) => {
  const pair = await lockPair(tx, input.pairId);
  if (pair === undefined) return refuse("PAIR_NOT_FOUND");
  if (pair.revision !== input.baseRevision)
    return refuse("STALE", { details: staleDetails(pair.revision, []) });
  if (!isWaiting(pair.state) || pair.state === "awaiting-second" || pair.resting_behind !== null)
    return refuse("PAIR_SETTLED");
  const { decision } = input;
  const actId = newId();
  const meta = { actorId: actor.userId, at: now, reason: input.reason };
  if (decision === "different") await drawCheck(tx, pair, actId, decision, meta);
  await recordDecision(tx, [pair], { actId, decision, state: decision }, meta);
  return done({ actId, state: decision, revision: pair.revision + 1 }, [
    registryEvents["registry.link-decided.v1"](
      { kind: "link-pair", id: pair.id, placeCode: pair.place_a },
      { actId, decision, pairs: 1, secondBecause: [] },
    ),
  ]);
});
