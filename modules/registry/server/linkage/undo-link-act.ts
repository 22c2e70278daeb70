import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../../contract/audit-events.ts";
import { undoLinkAct } from "../../contract/undo-link-act.ts";
import { lockMerge, takeMergeBack } from "../take-merge-back.ts";
import { lockAct, type PairRow } from "./pair-rows.ts";
import { restoreStates, tellDecision } from "./record-decision.ts";

/** The state each pair had before the act began. */
async function statesBefore(tx: Tx, actId: string): Promise<Map<string, PairRow["state"]>> {
  const { rows } = await sql<{ id: string; state: PairRow["state"] }>`
    select distinct on (d.pair_id) d.pair_id as id, d.state_before as state from registry.link_decisions d
     where d.act_id = ${actId} order by d.pair_id, d.id`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** Merges of the act that still stand, the last first: each stands on the one before. */
async function mergesOf(tx: Tx, pairs: readonly PairRow[]): Promise<string[]> {
  const ids = pairs.flatMap((pair) => [pair.a_id, pair.b_id]);
  const { rows } = await sql<{ id: string }>`
    select m.id from registry.merges m
     where m.region_code >= left((select app.area_from()), 4) and m.region_code < (select app.area_upto())
       and m.undone_at is null and m.kept_id = any (${ids}::uuid[]) and m.merged_id = any (${ids}::uuid[])
     order by m.id desc`.execute(tx);
  return rows.map((row) => row.id);
}

export const handler = command(undoLinkAct, async (tx, input, { actor, now }) => {
  const pairs = await lockAct(tx, input.actId);
  const [first] = pairs;
  const before = await statesBefore(tx, input.actId);
  if (before.size === 0) return refuse("ACT_NOT_FOUND");
  if (first === undefined) return refuse("ALREADY_UNDONE");
  const meta = { actorId: actor.userId, at: now, reason: input.reason };
  if (pairs.some((pair) => pair.state === "merged"))
    for (const mergeId of await mergesOf(tx, pairs)) {
      const merge = await lockMerge(tx, mergeId);
      if (merge === undefined) return refuse("LATER_WORK_DEPENDS");
      const back = await takeMergeBack(tx, merge, meta);
      if (!back.ok) return refuse(back.fault);
    }
  const stateOf = (pair: PairRow) => before.get(pair.id) ?? "open";
  await tellDecision(tx, pairs, { actId: input.actId, decision: "undo", stateOf }, meta);
  await restoreStates(tx, new Map(pairs.map((pair) => [pair.id, stateOf(pair)])), actor.userId);
  return done({ pairIds: pairs.map((pair) => pair.id) }, [
    registryEvents["registry.link-undone.v1"](
      { kind: "link-pair", id: first.id, placeCode: first.place_a },
      { actId: input.actId, pairs: pairs.length },
    ),
  ]);
});
