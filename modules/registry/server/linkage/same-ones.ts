import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Actor } from "#platform/runtime/actor.ts";

export interface Suspicion {
  readonly pairId: string;
  readonly otherId: string;
  /** 0–1, as the model of the run saw it. */
  readonly probability: number;
  readonly state: "open" | "unsure" | "ask-field" | "awaiting-second";
}

export interface SameOne {
  /** The record that stands for this one now; the id itself where it was never merged. */
  readonly keptId: string;
  /** Records that were merged into the kept one. */
  readonly formerIds: readonly string[];
  /** Who else it may be; nobody has decided yet. */
  readonly suspicions: readonly Suspicion[];
}

/** Open suspicions about the records of a page, for who may see pairs. */
export async function readSuspicions(
  tx: Tx,
  actor: Actor,
  kind: "person" | "family",
  ids: readonly string[],
): Promise<Array<Suspicion & { readonly subjectId: string }>> {
  if (!actor.permissions.has("registry.link.read")) return [];
  const known = await sameOnes(tx, kind, ids);
  return [...known].flatMap(([subjectId, one]) =>
    one.suspicions.map((suspicion) => ({ ...suspicion, subjectId })),
  );
}

/**
 * What is known of records being one: confirmed (merged) and suspected. Ids without news are absent. For lists
 * of thousands join the views registry.same_records and registry.suspected_pairs instead.
 */
export async function sameOnes(
  tx: Tx,
  kind: "person" | "family",
  ids: readonly string[],
): Promise<Map<string, SameOne>> {
  if (ids.length === 0) return new Map();
  const merged = await sql<{ mergedId: string; keptId: string }>`
    select s.merged_id as "mergedId", s.kept_id as "keptId" from registry.same_records s
     where s.kind = ${kind}
       and (s.merged_id = any (${ids}::uuid[]) or s.kept_id = any (${ids}::uuid[]))`.execute(tx);
  const suspected = await sql<Suspicion & { id: string }>`
    select s.id, s.pair_id as "pairId", s.other_id as "otherId", s.probability, s.state
      from registry.suspected_pairs s
     where s.kind = ${kind} and s.id = any (${ids}::uuid[]) order by s.probability desc, s.pair_id`.execute(
    tx,
  );
  const keptOf = new Map(merged.rows.map((row) => [row.mergedId, row.keptId]));
  return new Map(
    ids.flatMap((id) => {
      const keptId = keptOf.get(id) ?? id;
      const formerIds = merged.rows.filter((row) => row.keptId === id).map((row) => row.mergedId);
      const suspicions = suspected.rows
        .filter((row) => row.id === id)
        .map(({ pairId, otherId, probability, state }) => ({ pairId, otherId, probability, state }));
      return keptId === id && formerIds.length === 0 && suspicions.length === 0
        ? []
        : [[id, { keptId, formerIds, suspicions }]];
    }),
  );
}
