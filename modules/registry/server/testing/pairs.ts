import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";

export interface PairSeed {
  readonly kind?: "person" | "family";
  readonly weight?: number;
  readonly probability?: number;
  readonly parts?: ReadonlyArray<{
    readonly field: string;
    readonly level: string;
    readonly weight: number;
  }>;
  readonly clusterId?: string;
  readonly foundAt?: string;
}

interface PairSide {
  readonly id: string;
  readonly placeCode: string;
  readonly compartment?: string;
}

const usualParts = [
  { field: "nik", level: "one-digit", weight: 9.4 },
  { field: "kk", level: "missing", weight: 0 },
  { field: "name", level: "close", weight: 4.2 },
  { field: "born", level: "equal", weight: 8.1 },
  { field: "sex", level: "equal", weight: 1 },
  { field: "mother", level: "different", weight: -3.3 },
  { field: "place", level: "village", weight: 2.9 },
  { field: "account", level: "missing", weight: 0 },
];

/** A pair as the engine would have left it: two records that may be one. */
export async function aPair(
  database: Database,
  one: PairSide,
  other: PairSide,
  seed: PairSeed = {},
): Promise<string> {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  const { kind = "person", weight = 11.4, probability = 0.999, parts = usualParts } = seed;
  const id = newId();
  await database.owner.query(
    `insert into registry.link_pairs (id, kind, a_id, b_id, region_a, region_b, place_a, place_b, compartment,
       compartment_b, weight, probability, parts, cluster_id, found_at)
     values ($1, $2, $3, $4, left($5, 4), left($6, 4), $5, $6, $7, $8, $9, $10, $11::jsonb, $12, coalesce($13::timestamptz, now()))`,
    [
      id,
      kind,
      a.id,
      b.id,
      a.placeCode,
      b.placeCode,
      a.compartment ?? b.compartment ?? null,
      a.compartment === undefined || a.compartment === b.compartment ? null : (b.compartment ?? null),
      weight,
      probability,
      JSON.stringify(parts),
      seed.clusterId ?? null,
      seed.foundAt ?? null,
    ],
  );
  return id;
}
