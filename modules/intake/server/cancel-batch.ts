import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { cancelBatch } from "../contract/cancel-batch.ts";
import { batchSubject, findBatch } from "./find-batch.ts";

export const handler = command(cancelBatch, async (tx, { batchId }) => {
  const batch = await findBatch(tx, batchId, true);
  if (!batch) return refuse("BATCH_NOT_FOUND");
  const event = intakeEvents["intake.batch-cancelled.v1"](batchSubject(batch), { state: batch.state });
  if (batch.state === "received" || batch.state === "checked") {
    await sql`
      update intake.batches b set state = 'cancelled', ended_at = now(), revision = b.revision + 1 where b.id = ${batchId}`.execute(
      tx,
    );
    return done({ batchId, ended: true }, [event]);
  }
  if (batch.state !== "checking" && batch.state !== "applying") return refuse("BATCH_STATE_WRONG");
  // A work that never began ends here; a running one ends at its next safe point and takes back what is in.
  await sql`
    update app.batches w set cancel_requested = true where w.id = ${batch.workId} and w.state in ('waiting', 'running')`.execute(
    tx,
  );
  return done({ batchId, ended: false }, [event]);
});
