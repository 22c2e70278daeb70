import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { JoinMeta } from "../join-persons.ts";
import type { PairRow } from "./pair-rows.ts";
import { recordDecision, restoreStates, tellDecision } from "./record-decision.ts";

async function pairOf(
  tx: Tx,
  kind: PairRow["kind"],
  one: string,
  other: string,
): Promise<PairRow | undefined> {
  const { rows } = await sql<PairRow>`
    select * from registry.link_pairs
     where kind = ${kind} and a_id = least(${one}::uuid, ${other}::uuid) and b_id = greatest(${one}::uuid, ${other}::uuid)
       for update`.execute(tx);
  return rows[0];
}

/** A merge made from the page of a record also settles the pair, where there is one. Call before joining. */
export async function settleMergedPair(
  tx: Tx,
  kind: PairRow["kind"],
  keptId: string,
  mergedId: string,
  meta: JoinMeta,
  newId: () => string,
): Promise<void> {
  const pair = await pairOf(tx, kind, keptId, mergedId);
  if (pair === undefined) return;
  await recordDecision(
    tx,
    [pair],
    { actId: newId(), decision: "same", state: "merged", mergeId: meta.mergeId },
    meta,
  );
}

/** A merge taken back from the page of a record opens its pair again: somebody must decide anew. */
export async function reopenMergedPair(
  tx: Tx,
  merge: { readonly kind: PairRow["kind"]; readonly kept_id: string; readonly merged_id: string },
  meta: JoinMeta,
  newId: () => string,
): Promise<void> {
  const pair = await pairOf(tx, merge.kind, merge.kept_id, merge.merged_id);
  if (pair?.state !== "merged") return;
  await tellDecision(
    tx,
    [pair],
    { actId: newId(), decision: "merge-undone", stateOf: () => "open", mergeId: meta.mergeId },
    meta,
  );
  await restoreStates(tx, new Map([[pair.id, "open"]]), meta.actorId);
}
