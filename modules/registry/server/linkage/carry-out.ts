import type { Tx } from "#platform/db/tx.ts";
import { registryEvents } from "../../contract/audit-events.ts";
import type { HistoryMeta } from "../history.ts";
import { joinPlanned, type Locked } from "./join-planned.ts";
import type { PairRow, Plan } from "./pair-rows.ts";
import { recordDecision } from "./record-decision.ts";

/** Does what was decided: settles the pairs among the records, joins the records, and says so in the trail. */
export async function carryOut(
  tx: Tx,
  act: {
    readonly actId: string;
    readonly decision: "same" | "confirm";
    readonly kind: "person" | "family";
    readonly plan: Plan;
    readonly pairs: readonly PairRow[];
    readonly locked: Locked;
  },
  meta: HistoryMeta,
  newId: () => string,
) {
  const { actId, decision, plan, pairs, kind } = act;
  // Before joining: pairs among the records would otherwise become pairs of the kept one with itself.
  await recordDecision(tx, pairs, { actId, decision, state: "merged" }, meta);
  const merges = await joinPlanned(tx, kind, plan, act.locked, meta, newId);
  const kept = act.locked.persons.get(plan.keptId) ?? act.locked.families.get(plan.keptId);
  const subject = { kind, id: plan.keptId, placeCode: kept?.place_code ?? "" };
  const event =
    registryEvents[kind === "person" ? "registry.persons-merged.v1" : "registry.families-merged.v1"];
  return merges.map(({ mergeId, mergedId }) => event(subject, { mergeId, mergedId }));
}
