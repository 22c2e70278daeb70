import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { SecondReason } from "../../domain/second-person.ts";
import type { HistoryMeta } from "../history.ts";
import type { PairRow, Plan } from "./pair-rows.ts";

export interface Decision {
  readonly actId: string;
  readonly decision: "same" | "different" | "unsure" | "ask-field" | "confirm" | "send-back";
  readonly state: PairRow["state"];
  readonly because?: readonly SecondReason[];
  readonly plan?: Plan | null;
  readonly mergeId?: string | null;
}

/** Tells what was decided about pairs, for ever; the pairs themselves are not touched. */
export async function tellDecision(
  tx: Tx,
  pairs: readonly PairRow[],
  told: Omit<Decision, "decision" | "state"> & {
    readonly decision: Decision["decision"] | "undo" | "merge-undone";
    readonly stateOf: (pair: PairRow) => PairRow["state"];
  },
  meta: HistoryMeta,
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    insert into registry.link_decisions (pair_id, act_id, place_a, place_b, compartment, compartment_b, decision,
                                         state_before, state_after, weight, model_id, reason, second_because, merge_id,
                                         decided_at, decided_by)
    select p.id, ${told.actId}, p.place_a, p.place_b, p.compartment, p.compartment_b, ${told.decision}, k.before, k.after,
           p.weight, p.model_id, ${meta.reason}, ${told.because ?? []}::text[], ${told.mergeId ?? null}::uuid,
           ${meta.at}, ${meta.actorId}
      from unnest(${pairs.map((pair) => pair.id)}::uuid[], ${pairs.map((pair) => pair.state)}::text[],
                  ${pairs.map(told.stateOf)}::text[]) as k(id, before, after)
      join registry.link_pairs p on p.id = k.id`.execute(tx);
}

/** Gives pairs their new state and keeps who decided, when, why and under which weight. */
export async function recordDecision(
  tx: Tx,
  pairs: readonly PairRow[],
  decision: Decision,
  meta: HistoryMeta,
): Promise<void> {
  if (pairs.length === 0) return;
  await tellDecision(tx, pairs, { ...decision, stateOf: () => decision.state }, meta);
  const ids = pairs.map((pair) => pair.id);
  const plan = decision.plan === undefined || decision.plan === null ? null : JSON.stringify(decision.plan);
  // The second person does not become the one who decided.
  await (decision.decision === "confirm"
    ? sql`update registry.link_pairs
             set state = ${decision.state}, second_by = ${meta.actorId}, second_at = ${meta.at}, assigned_to = null,
                 assigned_at = null, revision = revision + 1
           where id = any (${ids}::uuid[])`
    : sql`update registry.link_pairs
             set state = ${decision.state}, decided_by = ${meta.actorId}, decided_at = ${meta.at},
                 reason = ${meta.reason}, act_id = ${decision.actId}, plan = ${plan}::jsonb, second_by = null,
                 second_at = null, assigned_to = null, assigned_at = null, disputed = false, revision = revision + 1
           where id = any (${ids}::uuid[])`
  ).execute(tx);
}

/** Puts pairs back into the state they had before; an open pair has been decided by nobody. */
export async function restoreStates(
  tx: Tx,
  states: ReadonlyMap<string, string>,
  actorId: string,
): Promise<void> {
  await sql`
    update registry.link_pairs p
       set state = k.state, plan = null, act_id = null, second_by = null, second_at = null, disputed = false,
           decided_by = case when k.state = 'open' then null else coalesce(p.decided_by, ${actorId}::uuid) end,
           decided_at = case when k.state = 'open' then null else p.decided_at end,
           reason = case when k.state = 'open' then '' else p.reason end,
           revision = p.revision + 1
      from unnest(${[...states.keys()]}::uuid[], ${[...states.values()]}::text[]) as k(id, state)
     where p.id = k.id`.execute(tx);
}
