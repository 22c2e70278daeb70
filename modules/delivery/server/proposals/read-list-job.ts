import { z } from "zod";
import { runBatch } from "#platform/batch/run-batch.ts";
import type { JobHandler } from "#platform/runtime/jobs.ts";
import { readList } from "./read-list.ts";

const Payload = z.object({ listId: z.uuid(), batchId: z.uuid() });

/** Job: reads one list; where it ends otherwise than read, the list says so and may be sent again. */
export const readListJob: JobHandler = async (payload, { database, signal }) => {
  const { listId, batchId } = Payload.parse(payload);
  const end = await runBatch(database, batchId, signal, async (progress) => ({
    ...(await readList(database, listId, progress)),
    listId,
  }));
  if (end === "failed" || end === "cancelled")
    await database.loader.query(
      `update delivery.proposal_lists l set state = 'failed', error_code = coalesce((select b.error_code from app.batches b where b.id = $2), 'CANCELLED')
        where l.id = $1 and l.state = 'reading'`,
      [listId, batchId],
    );
};
