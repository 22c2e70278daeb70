import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { batchEvents } from "./contract/audit-events.ts";
import { cancelBatch } from "./contract/cancel-batch.ts";

export const cancelBatchOperation = command(cancelBatch, async (tx, { batchId }, { actor }) => {
  // A batch that never began ends here; a running one ends at its next safe point.
  const { rows } = await sql<{ kind: string; open: boolean }>`
    update app.batches b
    set cancel_requested = true,
        state = case when b.state = 'waiting' then 'cancelled' else b.state end,
        finished_at = case when b.state = 'waiting' then now() else b.finished_at end
    where b.id = ${batchId} and b.created_by = ${actor.userId}
    returning b.kind, b.state in ('cancelled', 'running') and old.state in ('waiting', 'running') as open`.execute(
    tx,
  );
  const batch = rows[0];
  if (!batch) return refuse("BATCH_NOT_FOUND");
  if (!batch.open) return refuse("BATCH_ENDED");
  return done({ batchId }, [
    batchEvents["batch.cancel-requested.v1"]({ kind: "batch", id: batchId }, { kind: batch.kind }),
  ]);
});
