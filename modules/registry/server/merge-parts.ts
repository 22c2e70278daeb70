import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { HistoryMeta } from "./history.ts";
import type { Cell } from "./locate.ts";

/** What a merge keeps so that it can be taken back exactly. Merges made before linkage have no optional part. */
export interface MergeUndo {
  readonly rows: Readonly<Record<string, unknown>>;
  readonly keptBefore: Readonly<Record<string, Cell>>;
  readonly keptAfter: Readonly<Record<string, Cell>>;
  readonly mergedBefore: Readonly<Record<string, Cell>>;
  /** Memberships in groups of other kabupaten/kota. */
  readonly groupsElsewhere?: unknown;
  /** Pairs that became pairs of the kept record. */
  readonly pairs?: unknown;
  /** Where the merged record lay, if it was moved for the merge. */
  readonly from?: { readonly regionCode: string; readonly placeCode: string } | null;
  /** Rows that lay elsewhere than their record (registry.note_places). */
  readonly places?: unknown;
}

/** Rows of the persons and families that do not lie at `home`: a merge would give them another place. */
export async function notePlaces(
  tx: Tx,
  regionCode: string,
  personIds: readonly string[],
  familyIds: readonly string[],
  home: string,
): Promise<unknown> {
  const { rows } = await sql<{ places: unknown }>`
    select registry.note_places(${regionCode}, ${personIds}::uuid[], ${familyIds}::uuid[], ${home}) as places`.execute(
    tx,
  );
  return rows[0]?.places ?? null;
}

export async function putPlacesBack(
  tx: Tx,
  regionCode: string,
  places: unknown,
  home: string,
): Promise<void> {
  await sql`select registry.put_places_back(${regionCode}, ${JSON.stringify(places)}::jsonb, ${home})`.execute(
    tx,
  );
}

/** Pairs of records that moved lie where the records lie now. */
export async function movePairs(
  tx: Tx,
  kind: "person" | "family",
  ids: readonly string[],
  toPlace: string,
): Promise<void> {
  await sql`select registry.link_pairs_follow(${kind}, ${ids}::uuid[], ${toPlace})`.execute(tx);
}

/** The same for a family that lies at `placeCode` now, and its members. */
export async function movePairsOfFamily(tx: Tx, familyId: string, placeCode: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select p.id from registry.persons p where p.region_code = ${placeCode.slice(0, 4)} and p.family_id = ${familyId}`.execute(
    tx,
  );
  await movePairs(tx, "family", [familyId], placeCode);
  await movePairs(
    tx,
    "person",
    rows.map((row) => row.id),
    placeCode,
  );
}

export async function storeMerge(
  tx: Tx,
  merge: {
    readonly id: string;
    readonly kind: "person" | "family";
    readonly home: { readonly regionCode: string; readonly placeCode: string };
    readonly keptId: string;
    readonly mergedId: string;
    readonly compartment: string | null;
    readonly undo: Readonly<Record<keyof MergeUndo, unknown>>;
    readonly meta: HistoryMeta;
  },
): Promise<void> {
  await sql`
    insert into registry.merges (region_code, id, place_code, compartment, kind, kept_id, merged_id, repointed, reason,
                                 merged_at, merged_by)
    values (${merge.home.regionCode}, ${merge.id}, ${merge.home.placeCode}, ${merge.compartment}, ${merge.kind},
            ${merge.keptId}, ${merge.mergedId}, ${JSON.stringify(merge.undo)}::jsonb, ${merge.meta.reason},
            ${merge.meta.at}, ${merge.meta.actorId})`.execute(tx);
}
