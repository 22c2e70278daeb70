import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Actor } from "#platform/runtime/actor.ts";
import type { DifferenceKind } from "../contract/shapes.ts";

/** Rows per rule and differences per kind, as far as one actor may see them. */
export interface BatchCounts {
  readonly byRule: readonly { readonly rule: string; readonly n: number }[];
  readonly differences: readonly {
    readonly kind: DifferenceKind;
    readonly subject_kind: "family" | "person";
    readonly n: number;
  }[];
}

const nothing: BatchCounts = { byRule: [], differences: [] };

async function count(tx: Tx, batchId: string): Promise<BatchCounts> {
  const { rows: byRule } = await sql<BatchCounts["byRule"][number]>`
    select f.rule, count(distinct f.row_no)::int as n from intake.findings f where f.batch_id = ${batchId}
    group by f.rule order by n desc, f.rule`.execute(tx);
  const { rows: differences } = await sql<BatchCounts["differences"][number]>`
    select d.kind, d.subject_kind, count(*)::int as n from intake.differences d where d.batch_id = ${batchId}
    group by d.kind, d.subject_kind order by d.kind, d.subject_kind`.execute(tx);
  return { byRule, differences };
}

/** A handful of people look at a handful of batches at work. */
const mostRemembered = 200;
const remembered = new Map<string, BatchCounts>();

/**
 * What the page of a batch counts. It asks every 1.5 s while work runs, and counting 300,000 findings and a
 * million differences takes 0.1 to 0.3 s: while a check runs there is nothing final to count, and while a batch is
 * applied or undone neither changes (rows are mended before or after only), so that one count serves that work.
 */
export async function batchCounts(
  tx: Tx,
  batch: { readonly id: string; readonly state: string; readonly work_id: string | null },
  actor: Actor,
): Promise<BatchCounts> {
  if (batch.state === "checking") return nothing;
  if (batch.work_id === null || !["applying", "undoing"].includes(batch.state)) return count(tx, batch.id);
  const key = [batch.work_id, actor.areaCode, ...actor.compartments].join("|");
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const fresh = await count(tx, batch.id);
  const [oldest] = remembered.keys();
  if (remembered.size >= mostRemembered && oldest !== undefined) remembered.delete(oldest);
  remembered.set(key, fresh);
  return fresh;
}
