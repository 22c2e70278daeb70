import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { type HistoryMeta, historyText, writeHistory } from "./history.ts";
import { type Cell, findFamily, lockFamily, lockPerson } from "./locate.ts";
import { type MergeUndo, movePairs, movePairsOfFamily, putPlacesBack } from "./merge-parts.ts";
import { type Assignment, updateRow } from "./update-row.ts";

export interface MergeRow {
  readonly id: string;
  readonly region_code: string;
  readonly kind: "person" | "family";
  readonly kept_id: string;
  readonly merged_id: string;
  readonly repointed: MergeUndo;
  readonly undone_at: Date | null;
}

type Row = Readonly<Record<string, Cell>> & { place_code: string; region_code: string };

/** The merge, held until the end of the transaction; undefined where the actor may not see it. */
export async function lockMerge(tx: Tx, mergeId: string): Promise<MergeRow | undefined> {
  const { rows } = await sql<MergeRow>`
    select m.id, m.region_code, m.kind, m.kept_id, m.merged_id, m.repointed, m.undone_at from registry.merges m
     where m.id = ${mergeId} and m.region_code >= left((select app.area_from()), 4)
       and m.region_code < (select app.area_upto()) for update`.execute(tx);
  return rows[0];
}

/** A field corrected since the merge stays as corrected: only what still has the merged value goes back. */
async function restoreKept(tx: Tx, merge: MergeRow, kept: Row, at: Date): Promise<void> {
  const { keptBefore, keptAfter } = merge.repointed;
  const back: Assignment[] = Object.entries(keptBefore).filter(
    ([column]) => historyText(kept[column]) === historyText(keptAfter[column]),
  );
  if (back.some(([column]) => column === "nik"))
    await sql`
      delete from registry.person_identifiers
       where number = ${keptAfter["nik"]} and kind = 'nik' and person_id = ${merge.kept_id}`.execute(tx);
  if (back.some(([column]) => column === "kk_number"))
    await sql`
      delete from registry.family_identifiers
       where number = ${keptAfter["kk_number"]} and kind = 'kk' and family_id = ${merge.kept_id}`.execute(tx);
  const table = merge.kind === "person" ? "persons" : "families";
  await updateRow(tx, table, { regionCode: merge.region_code, id: merge.kept_id }, back, at);
}

/** The family a merged person came from must still be where it was, or the person would return to nobody. */
async function familyIsThere(tx: Tx, merge: MergeRow): Promise<boolean> {
  const familyId = merge.repointed.mergedBefore["family_id"];
  if (typeof familyId !== "string") return true;
  const family = await findFamily(tx, familyId);
  return family?.region_code === (merge.repointed.from?.regionCode ?? merge.region_code);
}

/** The place a record was moved from for the merge; outside the actor's area nobody there would see it return. */
async function mayReturnTo(tx: Tx, placeCode: string): Promise<boolean> {
  const { rows } = await sql<{ inside: boolean }>`
    select ${placeCode} collate "C" >= app.area_from() and ${placeCode} collate "C" < app.area_upto() as inside`.execute(
    tx,
  );
  return rows[0]?.inside === true;
}

type Back =
  | { readonly ok: true; readonly keptPlace: string }
  | { readonly ok: false; readonly fault: "LATER_WORK_DEPENDS" | "MOVED_FROM_ELSEWHERE" };

/**
 * Takes a merge back: exactly the rows that were re-pointed return, with their places, and so do the fields that
 * were taken over. Refused, with nothing written, where later work stands on it (the kept record was itself merged
 * or moved to another region) and where the record came from outside the actor's area.
 */
export async function takeMergeBack(tx: Tx, merge: MergeRow, meta: HistoryMeta): Promise<Back> {
  const isPerson = merge.kind === "person";
  const lock = isPerson ? lockPerson : lockFamily;
  const found: readonly (Row | undefined)[] = [
    await lock(tx, merge.kept_id).then((row) => (row === undefined ? undefined : { ...row })),
    await lock(tx, merge.merged_id).then((row) => (row === undefined ? undefined : { ...row })),
  ];
  const [kept, merged] = found;
  const depends = { ok: false, fault: "LATER_WORK_DEPENDS" } as const;
  if (!kept || !merged) return depends;
  const { from = null } = merge.repointed;
  if (from !== null && !(await mayReturnTo(tx, from.placeCode)))
    return { ok: false, fault: "MOVED_FROM_ELSEWHERE" };
  const state = isPerson ? kept["life_status"] : kept["status"];
  if (state === "merged" || kept.region_code !== merge.region_code || !(await familyIsThere(tx, merge)))
    return depends;
  const { rows, mergedBefore, places, pairs, groupsElsewhere } = merge.repointed;
  const list = JSON.stringify(rows);
  await (isPerson
    ? sql`select registry.point_person_back(${merge.region_code}, ${merge.kept_id}, ${merge.merged_id}, ${list}::jsonb),
                 registry.point_group_members_back(${merge.kept_id}, ${merge.merged_id}, ${JSON.stringify(groupsElsewhere ?? [])}::jsonb)`
    : sql`select registry.point_family_back(${merge.region_code}, ${merge.kept_id}, ${merge.merged_id}, ${list}::jsonb)`
  ).execute(tx);
  await restoreKept(tx, merge, kept, meta.at);
  const home = from ?? { regionCode: merge.region_code, placeCode: merged.place_code };
  // Before the records move back, so that pairs with others move with them.
  await sql`select registry.point_pairs_back(${merge.kind}, ${merge.merged_id}, ${JSON.stringify(pairs ?? [])}::jsonb)`.execute(
    tx,
  );
  if (from !== null) {
    await (isPerson
      ? sql`select registry.move_person(${merge.region_code}, ${merge.merged_id}, ${from.placeCode})`
      : sql`select registry.move_family(${merge.region_code}, ${merge.merged_id}, ${from.placeCode})`
    ).execute(tx);
    await (isPerson
      ? movePairs(tx, "person", [merge.merged_id], from.placeCode)
      : movePairsOfFamily(tx, merge.merged_id, from.placeCode));
  }
  const table = isPerson ? "persons" : "families";
  await updateRow(
    tx,
    table,
    { regionCode: home.regionCode, id: merge.merged_id },
    Object.entries(mergedBefore),
    meta.at,
  );
  if (places !== undefined && places !== null)
    await putPlacesBack(tx, home.regionCode, places, home.placeCode);
  await sql`
    update registry.merges set undone_at = ${meta.at}, undone_by = ${meta.actorId}, undo_reason = ${meta.reason}
     where region_code = ${merge.region_code} and id = ${merge.id}`.execute(tx);
  for (const [id, regionCode, placeCode] of [
    [merge.kept_id, merge.region_code, kept.place_code],
    [merge.merged_id, home.regionCode, home.placeCode],
  ] as const)
    await writeHistory(
      tx,
      { kind: merge.kind, id, regionCode, placeCode, compartment: null },
      [{ field: "mergeUndone", oldValue: null, newValue: merge.id }],
      meta,
    );
  return { ok: true, keptPlace: kept.place_code };
}
