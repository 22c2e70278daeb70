import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#platform/db/tx.ts";
import type { LinkDoubt, LinkPart, LinkState } from "../../contract/link-shapes.ts";

export interface Plan {
  readonly keptId: string;
  readonly members: ReadonlyArray<{ readonly id: string; readonly revision: number }>;
  readonly keptRevision: number;
  readonly take: ReadonlyArray<{
    readonly fromId: string;
    readonly fields: ReadonlyArray<"name" | "nik" | "sex" | "bornOn" | "birthPlace" | "motherName">;
  }>;
}

export interface PairRow {
  readonly id: string;
  readonly kind: "person" | "family";
  readonly a_id: string;
  readonly b_id: string;
  readonly place_a: string;
  readonly place_b: string;
  readonly compartment: string | null;
  readonly compartment_b: string | null;
  readonly weight: number;
  readonly probability: number;
  readonly parts: ReadonlyArray<z.output<typeof LinkPart>>;
  readonly cluster_id: string | null;
  readonly model_id: string | null;
  readonly found_at: Date;
  readonly state: z.output<typeof LinkState>;
  readonly doubt: z.output<typeof LinkDoubt>;
  readonly decided_by: string | null;
  readonly reason: string;
  readonly assigned_to: string | null;
  readonly act_id: string | null;
  readonly plan: Plan | null;
  readonly resting_behind: string | null;
  readonly disputed: boolean;
  readonly revision: number;
}

/** States in which nobody has settled a pair. */
export const waitingStates = ["open", "unsure", "ask-field", "awaiting-second"] as const;

export const isWaiting = (state: string): boolean => waitingStates.some((one) => one === state);

export async function findPair(tx: Tx, pairId: string): Promise<PairRow | undefined> {
  const { rows } = await sql<PairRow>`select * from registry.link_pairs where id = ${pairId}`.execute(tx);
  return rows[0];
}

export async function lockPair(tx: Tx, pairId: string): Promise<PairRow | undefined> {
  const { rows } = await sql<PairRow>`
    select * from registry.link_pairs where id = ${pairId} for update`.execute(tx);
  return rows[0];
}

/** Pairs of an act, in one order so that two people wait for each other instead of blocking. */
export async function lockAct(tx: Tx, actId: string): Promise<PairRow[]> {
  const { rows } = await sql<PairRow>`
    select * from registry.link_pairs where act_id = ${actId} order by id for update`.execute(tx);
  return rows;
}

/** The pair and the others of its cluster that the actor may see; `lock` holds them. */
export async function clusterPairs(tx: Tx, pair: PairRow, lock = false): Promise<PairRow[]> {
  if (pair.cluster_id === null) return [pair];
  const { rows } = await sql<PairRow>`
    select * from registry.link_pairs p
     where p.cluster_id = ${pair.cluster_id} and p.kind = ${pair.kind} and p.resting_behind is null
       and (p.state <> 'merged' or p.id = ${pair.id})
     order by p.id limit 200 ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows.some((row) => row.id === pair.id) ? rows : [pair, ...rows];
}

/** Ids of the records of pairs: those of the first pair first, then the others as they come. */
export function recordIds(pair: PairRow, pairs: readonly PairRow[]): string[] {
  return [...new Set([pair.a_id, pair.b_id, ...pairs.flatMap((one) => [one.a_id, one.b_id])])];
}

/** The pairs among these records. */
export function pairsAmong(pairs: readonly PairRow[], ids: readonly string[]): PairRow[] {
  return pairs.filter((pair) => ids.includes(pair.a_id) && ids.includes(pair.b_id));
}
