import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../../contract/audit-events.ts";
import { confirmLinkAct } from "../../contract/confirm-link-act.ts";
import { carryOut } from "./carry-out.ts";
import { drawCheck } from "./draw-check.ts";
import { lockRecords, planFault } from "./join-planned.ts";
import { lockAct } from "./pair-rows.ts";
import { recordDecision } from "./record-decision.ts";

export const handler = command(confirmLinkAct, async (tx, input, { actor, now, newId }) => {
  const pairs = await lockAct(tx, input.actId);
  const [pair] = pairs;
  if (pair === undefined) return refuse("ACT_NOT_FOUND");
  const { plan } = pair;
  if (pair.state !== "awaiting-second" || plan === null) return refuse("NOTHING_TO_CONFIRM");
  if (pair.decided_by === actor.userId) return refuse("SECOND_MUST_BE_ANOTHER");
  const { actId } = input;
  const meta = { actorId: actor.userId, at: now, reason: input.reason };
  const told = registryEvents["registry.link-confirmed.v1"](
    { kind: "link-pair", id: pair.id, placeCode: pair.place_a },
    { actId, confirmed: input.confirm },
  );
  if (!input.confirm) {
    await recordDecision(tx, pairs, { actId, decision: "send-back", state: "unsure" }, meta);
    return done({ state: "unsure" }, [told]);
  }
  const locked = await lockRecords(tx, pair.kind, plan);
  if (planFault(locked, plan) !== undefined) return refuse("RECORDS_CHANGED");
  if (pair.decided_by !== null)
    await drawCheck(tx, pair, actId, "same", { ...meta, actorId: pair.decided_by });
  const joining = { ...meta, reason: input.reason === "" ? pair.reason : input.reason };
  const act = { actId, decision: "confirm", kind: pair.kind, plan, pairs, locked } as const;
  return done({ state: "merged" }, [told, ...(await carryOut(tx, act, joining, newId))]);
});
