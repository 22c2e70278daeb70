import { createReadStream } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { copyInto } from "#platform/db/copy.ts";
import { pairsFile } from "./engine/write-pairs.ts";
import { familyPairsSql } from "./family-pairs.ts";

export interface LoadedPairs {
  readonly persons: number;
  readonly families: number;
  readonly withdrawn: number;
}

/** Pairs are never taken back once somebody decided; what is open is brought up to date. */
const onConflict = `on conflict (kind, a_id, b_id) do update
  set weight = excluded.weight, probability = excluded.probability, parts = excluded.parts, cluster_id = excluded.cluster_id,
      run_id = excluded.run_id, model_id = excluded.model_id, found_at = excluded.found_at
  where link_pairs.state = 'open'`;

const insertPersons = `insert into registry.link_pairs as link_pairs
    (kind, a_id, b_id, region_a, region_b, place_a, place_b, compartment, compartment_b, weight, probability, parts, cluster_id, run_id, model_id)
  select 'person', a.id, b.id, a.region_code, b.region_code, a.place_code, b.place_code,
         coalesce(a.compartment, b.compartment), case when a.compartment <> b.compartment then b.compartment end,
         s.weight, s.probability, s.parts, s.cluster_id, $1, $2
  from (select case when one < other then one_region else other_region end as region_a, least(one, other) as a_id,
               case when one < other then other_region else one_region end as region_b, greatest(one, other) as b_id,
               weight, probability, parts, cluster_id
          from (select left(a, 4) as one_region, substr(a, 5)::uuid as one, left(b, 4) as other_region, substr(b, 5)::uuid as other,
                       weight, probability, parts, substr(cluster, 5)::uuid as cluster_id from found_pairs) x) s
  join registry.persons a on a.region_code = s.region_a and a.id = s.a_id
  join registry.persons b on b.region_code = s.region_b and b.id = s.b_id
  ${onConflict}`;

/**
 * Brings a run's pairs into registry.link_pairs in one transaction: all of them or none. Pairs decided before keep
 * their decision; open ones of earlier runs in the area that were not found again, and of which nobody ever
 * decided anything, are withdrawn: the records were corrected since.
 */
export async function loadPairs(
  client: pg.ClientBase,
  run: {
    readonly id: string;
    readonly modelId: string | null;
    readonly areaCode: string;
    readonly folder: string;
    readonly propose: number;
  },
): Promise<LoadedPairs> {
  await client.query("begin");
  try {
    await client.query(
      "create temp table found_pairs (a text, b text, weight real, probability real, parts jsonb, cluster text) on commit drop",
    );
    await copyInto(client, "found_pairs", createReadStream(join(run.folder, pairsFile)));
    await client.query("analyze found_pairs");
    const persons = await client.query(insertPersons, [run.id, run.modelId]);
    const families = await client.query(familyPairsSql(onConflict), [
      run.id,
      run.modelId,
      run.propose,
      run.areaCode,
    ]);
    const withdrawn = await client.query(
      `delete from registry.link_pairs p where p.state = 'open' and p.run_id is distinct from $1
         and starts_with(p.place_a, $2) and starts_with(p.place_b, $2)
         and not exists (select 1 from registry.link_decisions d where d.pair_id = p.id)`,
      [run.id, run.areaCode],
    );
    await client.query("commit");
    return {
      persons: persons.rowCount ?? 0,
      families: families.rowCount ?? 0,
      withdrawn: withdrawn.rowCount ?? 0,
    };
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
