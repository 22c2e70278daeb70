import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { writeHistory } from "./history.ts";
import { addFamilyNumber } from "./insert-person.ts";
import type { JoinMeta } from "./join-persons.ts";
import type { FamilyRow } from "./locate.ts";
import { movePairs, notePlaces, storeMerge } from "./merge-parts.ts";
import { type Assignment, updateRow } from "./update-row.ts";

async function memberIds(tx: Tx, family: FamilyRow): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from registry.persons p where p.region_code = ${family.region_code} and p.family_id = ${family.id}`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/**
 * Makes `merged` a part of `kept`: members, ranks, housing, aid and papers go over. A family recorded in another
 * village is first moved to the village of the kept one. Both rows must be locked and neither merged.
 */
export async function joinFamilies(
  tx: Tx,
  kept: FamilyRow,
  merged: FamilyRow,
  meta: JoinMeta,
): Promise<{ readonly revision: number }> {
  const home = { regionCode: kept.region_code, placeCode: kept.place_code };
  const moves = kept.place_code !== merged.place_code;
  const members = await memberIds(tx, merged);
  const places = await notePlaces(tx, merged.region_code, members, [merged.id], merged.place_code);
  if (moves) {
    await sql`select registry.move_family(${merged.region_code}, ${merged.id}, ${kept.place_code})`.execute(
      tx,
    );
    await movePairs(tx, "family", [merged.id], kept.place_code);
    await movePairs(tx, "person", members, kept.place_code);
  }
  const repointed = await sql<{ rows: Record<string, unknown>; pairs: unknown }>`
    select registry.repoint_family(${kept.region_code}, ${merged.id}, ${kept.id}) as rows,
           registry.repoint_pairs('family', ${merged.id}, ${kept.id}, ${kept.place_code}) as pairs`.execute(
    tx,
  );
  const assignments: Assignment[] = [];
  if (kept.kk_number === null && merged.kk_number !== null) {
    await addFamilyNumber(tx, merged.kk_number, kept.id, home);
    assignments.push(["kk_number", merged.kk_number]);
  }
  if (kept.latitude === null && merged.latitude !== null)
    assignments.push(["latitude", merged.latitude], ["longitude", merged.longitude]);
  const revision = await updateRow(tx, "families", { ...home, id: kept.id }, assignments, meta.at);
  await updateRow(
    tx,
    "families",
    { ...home, id: merged.id },
    [
      ["status", "merged"],
      ["merged_into", kept.id],
    ],
    meta.at,
  );
  await storeMerge(tx, {
    id: meta.mergeId,
    kind: "family",
    home,
    keptId: kept.id,
    mergedId: merged.id,
    compartment: null,
    undo: {
      rows: repointed.rows[0]?.rows ?? {},
      groupsElsewhere: [],
      pairs: repointed.rows[0]?.pairs ?? [],
      keptBefore: Object.fromEntries(assignments.map(([column]) => [column, null])),
      keptAfter: Object.fromEntries(assignments),
      mergedBefore: { status: merged.status, merged_into: null },
      from: moves ? { regionCode: merged.region_code, placeCode: merged.place_code } : null,
      places,
    },
    meta,
  });
  const subject = { kind: "family", ...home, compartment: null } as const;
  await writeHistory(
    tx,
    { ...subject, id: kept.id },
    [{ field: "merged", oldValue: null, newValue: merged.head_name }],
    meta,
  );
  await writeHistory(
    tx,
    { ...subject, id: merged.id },
    [{ field: "mergedInto", oldValue: null, newValue: kept.head_name }],
    meta,
  );
  return { revision };
}
