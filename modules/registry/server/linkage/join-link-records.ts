import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../../contract/audit-events.ts";
import { joinLinkRecords } from "../../contract/join-link-records.ts";
import { staleDetails } from "../stale.ts";
import { carryOut } from "./carry-out.ts";
import { drawCheck } from "./draw-check.ts";
import { whySecond } from "./join-facts.ts";
import { lockRecords, planFault } from "./join-planned.ts";
import { clusterPairs, isWaiting, lockPair, type Plan, pairsAmong, recordIds } from "./pair-rows.ts";
import { readStored } from "./read-records.ts";
import { recordDecision } from "./record-decision.ts";

const faults = { missing: "RECORD_NOT_FOUND", merged: "ALREADY_MERGED" } as const;

export const handler = command(joinLinkRecords, async (tx, input, { actor, now, newId }) => {
  const pair = await lockPair(tx, input.pairId);
  if (pair === undefined) return refuse("PAIR_NOT_FOUND");
  if (pair.revision !== input.baseRevision)
    return refuse("STALE", { details: staleDetails(pair.revision, []) });
  if (!isWaiting(pair.state) || pair.state === "awaiting-second" || pair.resting_behind !== null)
    return refuse("PAIR_SETTLED");
  const pairs = await clusterPairs(tx, pair, true);
  const ids = [input.keptId, ...input.members.map((member) => member.id)];
  const known = recordIds(pair, pairs);
  if (new Set(ids).size !== ids.length || ids.some((id) => !known.includes(id)))
    return refuse("NOT_OF_THIS_CLUSTER");
  const plan: Plan = {
    keptId: input.keptId,
    keptRevision: input.keptRevision,
    members: input.members,
    take: input.take,
  };
  const locked = await lockRecords(tx, pair.kind, plan);
  const fault = planFault(locked, plan);
  if (fault === "stale") return refuse("STALE", { details: staleDetails(pair.revision, []) });
  if (fault !== undefined) return refuse(faults[fault]);

  const among = pairsAmong(pairs, ids).filter((one) => one.state !== "merged");
  const because = await whySecond(tx, await readStored(tx, pair.kind, ids), pairs, now);
  const actId = newId();
  const meta = { actorId: actor.userId, at: now, reason: input.reason };
  const decided = registryEvents["registry.link-decided.v1"](
    { kind: "link-pair", id: pair.id, placeCode: pair.place_a },
    { actId, decision: "same", pairs: among.length, secondBecause: because },
  );
  if (because.length > 0) {
    const waits = { actId, decision: "same", state: "awaiting-second", because, plan } as const;
    await recordDecision(tx, among, waits, meta);
    return done({ actId, state: "awaiting-second", because }, [decided]);
  }
  if (among.some((one) => one.id === pair.id)) await drawCheck(tx, pair, actId, "same", meta);
  const act = { actId, decision: "same", kind: pair.kind, plan, pairs: among, locked } as const;
  return done({ actId, state: "merged", because }, [decided, ...(await carryOut(tx, act, meta, newId))]);
});
