import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { type MergeField, mergeFields, mergePlan } from "../domain/merge-plan.ts";
import { nameKey } from "../domain/name-key.ts";
import { type HistoryMeta, historyText, writeHistory } from "./history.ts";
import { addPersonNumber, learnName } from "./insert-person.ts";
import type { PersonRow } from "./locate.ts";
import { movePairs, notePlaces, storeMerge } from "./merge-parts.ts";
import { type Assignment, updateRow } from "./update-row.ts";

export interface JoinMeta extends HistoryMeta {
  readonly mergeId: string;
}

/** A member of another kabupaten/kota leaves the family there and comes alone to where the kept one lives. */
async function bringOver(tx: Tx, merged: PersonRow, toPlace: string, at: Date): Promise<void> {
  if (merged.family_id !== null)
    await updateRow(
      tx,
      "persons",
      { regionCode: merged.region_code, id: merged.id },
      [["family_id", null]],
      at,
    );
  await sql`select registry.move_person(${merged.region_code}, ${merged.id}, ${toPlace})`.execute(tx);
  await movePairs(tx, "person", [merged.id], toPlace);
}

/**
 * Makes `merged` a part of `kept`: what hangs on it is re-pointed, unknown fields are filled, `take` names those
 * to take nevertheless. Both rows must be locked and neither merged. Everything is noted for `takeMergeBack`.
 */
export async function joinPersons(
  tx: Tx,
  kept: PersonRow,
  merged: PersonRow,
  take: readonly MergeField[],
  meta: JoinMeta,
): Promise<{ readonly revision: number }> {
  const home = { regionCode: kept.region_code, placeCode: kept.place_code };
  const moves = kept.region_code !== merged.region_code;
  const places = await notePlaces(tx, merged.region_code, [merged.id], [], merged.place_code);
  if (moves) await bringOver(tx, merged, kept.place_code, meta.at);
  const plan = mergePlan(kept, merged, take);
  const repointed = await sql<{ rows: Record<string, unknown>; elsewhere: unknown; pairs: unknown }>`
    select registry.repoint_person(${kept.region_code}, ${merged.id}, ${kept.id}) as rows,
           registry.repoint_group_members(${merged.id}, ${kept.id}) as elsewhere,
           registry.repoint_pairs('person', ${merged.id}, ${kept.id}, ${kept.place_code}) as pairs`.execute(
    tx,
  );
  const assignments: Assignment[] = plan.map(({ field, after }) => [mergeFields[field], after] as const);
  for (const { field, after } of plan) {
    if (field === "name" && typeof after === "string") {
      assignments.push(["name_key", nameKey(after)]);
      await learnName(tx, after);
    }
    if (field === "nik" && typeof after === "string")
      await addPersonNumber(tx, after, kept.id, home, kept.compartment);
  }
  if (kept.family_id === null && merged.family_id !== null && merged.place_code === kept.place_code)
    assignments.push(["family_id", merged.family_id], ["relation", merged.relation]);
  const revision = await updateRow(tx, "persons", { ...home, id: kept.id }, assignments, meta.at);
  await updateRow(
    tx,
    "persons",
    { ...home, id: merged.id },
    [
      ["life_status", "merged"],
      ["merged_into", kept.id],
      ["family_id", null],
    ],
    meta.at,
  );
  await storeMerge(tx, {
    id: meta.mergeId,
    kind: "person",
    home,
    keptId: kept.id,
    mergedId: merged.id,
    compartment: kept.compartment ?? merged.compartment,
    undo: {
      rows: repointed.rows[0]?.rows ?? {},
      groupsElsewhere: repointed.rows[0]?.elsewhere ?? [],
      pairs: repointed.rows[0]?.pairs ?? [],
      keptBefore: Object.fromEntries(assignments.map(([column]) => [column, kept[column] ?? null])),
      keptAfter: Object.fromEntries(assignments),
      mergedBefore: { life_status: merged.life_status, family_id: merged.family_id, merged_into: null },
      from: moves ? { regionCode: merged.region_code, placeCode: merged.place_code } : null,
      places,
    },
    meta,
  });
  const subject = { kind: "person", ...home, compartment: kept.compartment } as const;
  await writeHistory(
    tx,
    { ...subject, id: kept.id },
    [
      { field: "merged", oldValue: null, newValue: merged.name },
      ...plan.map(({ field, before, after }) => ({
        field,
        oldValue: historyText(before),
        newValue: historyText(after),
      })),
    ],
    meta,
  );
  await writeHistory(
    tx,
    {
      ...subject,
      id: merged.id,
      placeCode: moves ? home.placeCode : merged.place_code,
      compartment: merged.compartment,
    },
    [{ field: "mergedInto", oldValue: null, newValue: kept.name }],
    meta,
  );
  return { revision };
}
