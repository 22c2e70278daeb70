import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { undoBatch } from "../contract/undo-batch.ts";
import { batchSubject, findBatch } from "./find-batch.ts";
import { dependents } from "./undo/dependents.ts";
import { beginWork, jobOf } from "./work.ts";

/** Up to here the question takes under a second; larger batches are told by the work's end. */
const quickRows = 50_000;

export const handler = command(undoBatch, async (tx, { batchId, baseRevision, reason }, { enqueue }) => {
  const batch = await findBatch(tx, batchId, true);
  if (!batch) return refuse("BATCH_NOT_FOUND");
  if (batch.revision !== baseRevision) return refuse("BATCH_CHANGED");
  if (!["applied", "closed", "failed"].includes(batch.state)) return refuse("BATCH_STATE_WRONG");
  const { rows } = await sql<{ small: boolean }>`
    select b.accepted_rows < ${quickRows} as small from intake.batches b where b.id = ${batchId}`.execute(tx);
  // What the caller may see of it; the work itself looks again with nothing hidden.
  const later = rows[0]?.small ? await dependents(tx.client, batchId) : [];
  if (later.length > 0) return refuse("LATER_DEPENDS", { details: { dependents: later } });
  const workId = await beginWork(tx.client, batchId, "undo");
  await enqueue(jobOf("undo"), { batchId, workId }, { key: `intake:${batchId}` });
  return done({ workId, revision: batch.revision + 1 }, [
    intakeEvents["intake.undo-started.v1"](batchSubject(batch), { reason }),
  ]);
});
