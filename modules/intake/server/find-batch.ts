import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { BatchState } from "../contract/shapes.ts";

export interface FoundBatch {
  readonly id: string;
  readonly placeCode: string;
  readonly state: BatchState;
  readonly revision: number;
  readonly workId: string | null;
}

/** The batch as far as the caller may see it; locked where it is about to change. */
export async function findBatch(tx: Tx, batchId: string, lock = false): Promise<FoundBatch | undefined> {
  const { rows } = await sql<FoundBatch>`
    select b.id, b.place_code as "placeCode", b.state, b.revision, b.work_id as "workId"
    from intake.batches b where b.id = ${batchId} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0];
}

/** Subject of audit and access entries: the batch with the area it belongs to. */
export function batchSubject(batch: Pick<FoundBatch, "id" | "placeCode">) {
  return { kind: "intake-batch", id: batch.id, placeCode: batch.placeCode };
}
