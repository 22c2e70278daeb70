import { z } from "zod";
import { runBatch } from "#platform/batch/run-batch.ts";
import type { JobHandler } from "#platform/runtime/jobs.ts";
import { runSelection } from "./run-selection.ts";

const Payload = z.object({ selectionId: z.uuid(), batchId: z.uuid(), compartments: z.array(z.string()) });

/** Job: one selection. It sees what the officer who asked for it may see. */
export const selectJob: JobHandler = async (payload, { database, signal }) => {
  const { selectionId, batchId, compartments } = Payload.parse(payload);
  const end = await runBatch(database, batchId, signal, async (progress) => ({
    ...(await runSelection(database, selectionId, compartments, progress)),
    selectionId,
  }));
  if (end === "failed" || end === "cancelled")
    await database.loader.query(
      "update delivery.selections s set state = 'failed', revision = s.revision + 1 where s.id = $1 and s.state = 'working'",
      [selectionId],
    );
};
