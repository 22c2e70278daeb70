import { z } from "zod";
import { BatchFailed, runBatch } from "#platform/batch/run-batch.ts";
import type { JobHandler } from "#platform/runtime/jobs.ts";
import { runReconciliation } from "./run-reconciliation.ts";

const Payload = z.object({ decreeId: z.uuid(), batchId: z.uuid() });

/** Job: one reconciliation; a crash leaves nothing half, as it is one transaction. */
export const reconcileJob: JobHandler = async (payload, { database, signal }) => {
  const { decreeId, batchId } = Payload.parse(payload);
  await runBatch(database, batchId, signal, async (progress) => {
    const run = await runReconciliation(database, decreeId, progress);
    if (run === null) throw new BatchFailed("DECREE_STATE_WRONG");
    return { ...run, decreeId };
  });
};
