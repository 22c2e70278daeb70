import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import type { LinkPairRow } from "../../contract/link-shapes.ts";
import { fullPlaceLabels } from "../place-labels.ts";
import type { PairRow } from "./pair-rows.ts";

export interface ListedPair extends PairRow {
  readonly region_a: string;
  readonly region_b: string;
  readonly records: number;
  readonly nameA: string | null;
  readonly nameB: string | null;
}

/**
 * A page of pairs, the most probable first, with the names of both records. The names are fetched for the page
 * only, by primary key.
 */
export async function readPairs(
  tx: Tx,
  where: RawBuilder<boolean>,
  after: { readonly probability: number; readonly id: string } | undefined,
  limit: number,
): Promise<ListedPair[]> {
  const { rows } = await sql<ListedPair>`
    select p.*, pa.name as "nameA", pb.name as "nameB",
           case when p.cluster_id is null then 2 else (
             select count(distinct record)::int
               from registry.link_pairs c cross join lateral (values (c.a_id), (c.b_id)) as sides(record)
              where c.cluster_id = p.cluster_id and c.kind = p.kind and c.resting_behind is null
                and c.state <> 'merged') end as records
      from (select p.* from registry.link_pairs p
             where ${where}
               and (${after === undefined}::boolean
                    or (p.probability, p.id) < (${after?.probability ?? 0}::real, ${after?.id ?? null}::uuid))
             order by p.probability desc, p.id desc limit ${limit}) as p
      left join lateral (
        select r.name from registry.persons r
         where p.kind = 'person' and r.region_code = p.region_a and r.id = p.a_id
        union all
        select f.head_name from registry.families f
         where p.kind = 'family' and f.region_code = p.region_a and f.id = p.a_id) as pa on true
      left join lateral (
        select r.name from registry.persons r
         where p.kind = 'person' and r.region_code = p.region_b and r.id = p.b_id
        union all
        select f.head_name from registry.families f
         where p.kind = 'family' and f.region_code = p.region_b and f.id = p.b_id) as pb on true
     order by p.probability desc, p.id desc`.execute(tx);
  return rows;
}

/** A pair as the list shows it. */
export async function toPairRows(
  tx: Tx,
  rows: readonly ListedPair[],
  actorId: string,
  now: Date,
): Promise<Array<z.input<typeof LinkPairRow>>> {
  const label = await fullPlaceLabels(
    tx,
    rows.flatMap((row) => [row.place_a, row.place_b]),
  );
  return rows.map((row) => ({
    pairId: row.id,
    kind: row.kind,
    nameA: row.nameA ?? "–",
    nameB: row.nameB ?? "–",
    placeA: label(row.place_a),
    placeB: label(row.place_b),
    weight: row.weight,
    probability: row.probability,
    doubt: row.doubt,
    state: row.state,
    foundAt: row.found_at.toISOString(),
    ageDays: Math.max(0, Math.floor((now.getTime() - row.found_at.getTime()) / 86_400_000)),
    records: Math.max(2, row.records),
    assigned: row.assigned_to === null ? null : row.assigned_to === actorId ? "me" : "other",
    decidedByMe: row.decided_by === actorId,
    disputed: row.disputed,
  }));
}

/** Whom a page of pairs names. */
export const subjectsOf = (rows: readonly ListedPair[]) =>
  rows.flatMap((row) => [
    { kind: row.kind, id: row.a_id, placeCode: row.place_a },
    { kind: row.kind, id: row.b_id, placeCode: row.place_b },
  ]);
