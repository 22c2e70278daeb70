import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { registryEvents } from "../contract/audit-events.ts";
import { undoMerge } from "../contract/undo-merge.ts";
import { historyText, writeHistory } from "./history.ts";
import { type Cell, lockFamily, lockPerson } from "./locate.ts";
import { type Assignment, updateRow } from "./update-row.ts";

interface Undo {
  readonly rows: Readonly<Record<string, unknown>>;
  readonly keptBefore: Readonly<Record<string, Cell>>;
  readonly keptAfter: Readonly<Record<string, Cell>>;
  readonly mergedBefore: Readonly<Record<string, Cell>>;
}

interface MergeRow {
  readonly region_code: string;
  readonly kind: "person" | "family";
  readonly kept_id: string;
  readonly merged_id: string;
  readonly repointed: Undo;
  readonly undone_at: Date | null;
}

export const handler = command(undoMerge, async (tx, input, { actor, now }) => {
  const { rows } = await sql<MergeRow>`
    select m.region_code, m.kind, m.kept_id, m.merged_id, m.repointed, m.undone_at from registry.merges m
     where m.id = ${input.mergeId} and m.region_code >= left((select app.area_from()), 4)
       and m.region_code < (select app.area_upto()) for update`.execute(tx);
  const merge = rows[0];
  if (!merge) return refuse("MERGE_NOT_FOUND");
  if (merge.undone_at !== null) return refuse("ALREADY_UNDONE");
  const lock = merge.kind === "person" ? lockPerson : lockFamily;
  const kept: (Readonly<Record<string, Cell>> & { place_code: string; revision: number }) | undefined =
    await lock(tx, merge.kept_id).then((row) => (row === undefined ? undefined : { ...row }));
  const merged = await lock(tx, merge.merged_id);
  if (!kept || !merged) return refuse("LATER_WORK_DEPENDS");
  const state = merge.kind === "person" ? kept["life_status"] : kept["status"];
  if (state === "merged" || kept["region_code"] !== merge.region_code) return refuse("LATER_WORK_DEPENDS");

  const { rows: repointed, keptBefore, keptAfter, mergedBefore } = merge.repointed;
  const list = JSON.stringify(repointed);
  await (merge.kind === "person"
    ? sql`select registry.point_person_back(${merge.region_code}, ${merge.kept_id}, ${merge.merged_id}, ${list}::jsonb)`
    : sql`select registry.point_family_back(${merge.region_code}, ${merge.kept_id}, ${merge.merged_id}, ${list}::jsonb)`
  ).execute(tx);
  // A field corrected since the merge stays as corrected: only what still has the merged value goes back.
  const back: Assignment[] = Object.entries(keptBefore).filter(
    ([column]) => historyText(kept[column]) === historyText(keptAfter[column]),
  );
  const nik = back.find(([column]) => column === "nik");
  if (nik)
    await sql`
      delete from registry.person_identifiers
       where number = ${keptAfter["nik"]} and kind = 'nik' and person_id = ${merge.kept_id}`.execute(tx);
  const kk = back.find(([column]) => column === "kk_number");
  if (kk)
    await sql`
      delete from registry.family_identifiers
       where number = ${keptAfter["kk_number"]} and kind = 'kk' and family_id = ${merge.kept_id}`.execute(tx);
  const table = merge.kind === "person" ? "persons" : "families";
  const key = { regionCode: merge.region_code };
  await updateRow(tx, table, { ...key, id: merge.kept_id }, back, now);
  await updateRow(tx, table, { ...key, id: merge.merged_id }, Object.entries(mergedBefore), now);
  await sql`
    update registry.merges set undone_at = ${now}, undone_by = ${actor.userId}, undo_reason = ${input.reason}
     where region_code = ${merge.region_code} and id = ${input.mergeId}`.execute(tx);
  const meta = { actorId: actor.userId, at: now, reason: input.reason };
  for (const [id, field] of [
    [merge.kept_id, "mergeUndone"],
    [merge.merged_id, "mergeUndone"],
  ] as const)
    await writeHistory(
      tx,
      {
        kind: merge.kind,
        id,
        regionCode: merge.region_code,
        placeCode: id === merge.kept_id ? kept.place_code : merged.place_code,
        compartment: null,
      },
      [{ field, oldValue: null, newValue: input.mergeId }],
      meta,
    );
  return done({ kind: merge.kind, restoredId: merge.merged_id }, [
    registryEvents["registry.merge-undone.v1"](
      { kind: merge.kind, id: merge.kept_id, placeCode: kept.place_code },
      { mergeId: input.mergeId },
    ),
  ]);
});
