import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { SetAsideReason } from "../contract/set-aside.ts";
import type { BatchState } from "../contract/shapes.ts";

export interface HeldRowFound {
  readonly rowNo: number;
  readonly state: "held" | "refused" | "ready" | "applied" | "dropped";
  readonly cells: readonly string[];
  readonly revision: number;
  readonly batchState: BatchState;
  readonly placeCode: string;
  readonly reason: SetAsideReason | null;
  readonly note: string;
  readonly actedBy: string | null;
  readonly actedAt: Date | null;
}

async function read(
  tx: Tx,
  batchId: string,
  rowNo: number,
  lock: boolean,
): Promise<HeldRowFound | undefined> {
  const { rows } = await sql<Omit<HeldRowFound, "rowNo">>`
    select h.state, h.cells, h.revision, b.state as "batchState", b.place_code as "placeCode",
           h.set_aside_because as reason, h.set_aside_note as note, h.mended_by as "actedBy", h.mended_at as "actedAt"
    from intake.held_rows h join intake.batches b on b.id = h.batch_id
    where h.batch_id = ${batchId} and h.row_no = ${rowNo} ${lock ? sql`for update` : sql``}`.execute(tx);
  return rows[0] ? { ...rows[0], rowNo } : undefined;
}

/** A row that did not enter, with its batch's state; undefined where the caller may not see it. */
export const findHeldRow = (tx: Tx, batchId: string, rowNo: number) => read(tx, batchId, rowNo, false);

/** The same, row and batch locked: counts of both change together. */
export const lockHeldRow = (tx: Tx, batchId: string, rowNo: number) => read(tx, batchId, rowNo, true);
