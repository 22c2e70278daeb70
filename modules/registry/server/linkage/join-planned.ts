import type { Tx } from "#platform/db/tx.ts";
import type { MergeField } from "../../domain/merge-plan.ts";
import type { HistoryMeta } from "../history.ts";
import { joinFamilies } from "../join-families.ts";
import { joinPersons } from "../join-persons.ts";
import { type FamilyRow, lockFamily, lockPerson, type PersonRow } from "../locate.ts";
import type { Plan } from "./pair-rows.ts";

export interface Locked {
  readonly persons: ReadonlyMap<string, PersonRow>;
  readonly families: ReadonlyMap<string, FamilyRow>;
}

/** Why a plan cannot be carried out on the records as they stand now. */
export type PlanFault = "missing" | "merged" | "stale";

/** Holds all records of a plan, always in the same order. */
export async function lockRecords(tx: Tx, kind: "person" | "family", plan: Plan): Promise<Locked> {
  const persons = new Map<string, PersonRow>();
  const families = new Map<string, FamilyRow>();
  for (const id of [plan.keptId, ...plan.members.map((member) => member.id)].toSorted()) {
    const person = kind === "person" ? await lockPerson(tx, id) : undefined;
    const family = kind === "family" ? await lockFamily(tx, id) : undefined;
    if (person !== undefined) persons.set(id, person);
    if (family !== undefined) families.set(id, family);
  }
  return { persons, families };
}

/** The first fault of a plan, if it has one: records gone, merged, or changed since they were looked at. */
export function planFault(locked: Locked, plan: Plan): PlanFault | undefined {
  for (const { id, revision } of [{ id: plan.keptId, revision: plan.keptRevision }, ...plan.members]) {
    const person = locked.persons.get(id);
    const family = locked.families.get(id);
    const row = person ?? family;
    if (row === undefined) return "missing";
    if (person?.life_status === "merged" || family?.status === "merged") return "merged";
    if (row.revision !== revision) return "stale";
  }
  return undefined;
}

/** Joins the records of a plan into the kept one, one after the other; returns the merge of each member. */
export async function joinPlanned(
  tx: Tx,
  kind: "person" | "family",
  plan: Plan,
  locked: Locked,
  meta: HistoryMeta,
  newId: () => string,
): Promise<ReadonlyArray<{ readonly mergeId: string; readonly mergedId: string }>> {
  // In ascending order, so that undo can take the last one back first.
  const mergeIds = plan.members.map(() => newId()).toSorted();
  const merges: Array<{ mergeId: string; mergedId: string }> = [];
  for (const [index, { id }] of plan.members.entries()) {
    const mergeId = mergeIds[index] ?? newId();
    if (kind === "family") {
      const merged = locked.families.get(id);
      // What the member before brought along belongs to the kept record now.
      const kept = await lockFamily(tx, plan.keptId);
      if (!kept || !merged) throw new Error("a locked family vanished");
      await joinFamilies(tx, kept, merged, { ...meta, mergeId });
    } else {
      const kept = await lockPerson(tx, plan.keptId);
      const merged = locked.persons.get(id);
      if (!kept || !merged) throw new Error("a locked person vanished");
      const take: readonly MergeField[] = plan.take
        .filter((one) => one.fromId === id)
        .flatMap((one) => one.fields);
      await joinPersons(tx, kept, merged, take, { ...meta, mergeId });
    }
    merges.push({ mergeId, mergedId: id });
  }
  return merges;
}
