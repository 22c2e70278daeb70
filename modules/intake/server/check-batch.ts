import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { checkBatch } from "../contract/check-batch.ts";
import { missingFields } from "../domain/mapping.ts";
import { readBatchRow } from "./batch-row.ts";
import { batchSubject, findBatch } from "./find-batch.ts";
import { beginWork, jobOf } from "./work.ts";

export const handler = command(checkBatch, async (tx, { batchId, baseRevision }, { enqueue }) => {
  const batch = await findBatch(tx, batchId, true);
  if (!batch) return refuse("BATCH_NOT_FOUND");
  if (batch.revision !== baseRevision) return refuse("BATCH_CHANGED");
  if (batch.state !== "received" && batch.state !== "checked") return refuse("BATCH_STATE_WRONG");
  const row = await readBatchRow(tx.client, batchId).catch(() => undefined);
  if (!row) return refuse("FIELDS_MISSING");
  const missing = missingFields(row.profile, row.mapping);
  if (missing.length > 0) return refuse("FIELDS_MISSING", { details: { fields: missing } });
  const namesPlaces = row.mapping.some((column) => column.field?.startsWith("place."));
  if (row.profile.places.system === "asked" && !namesPlaces && row.askedPlace === null)
    return refuse("PLACE_NEEDED");
  const workId = await beginWork(tx.client, batchId, "check");
  await enqueue(jobOf("check"), { batchId, workId }, { key: `intake:${batchId}` });
  return done({ workId, revision: batch.revision + 1 }, [
    intakeEvents["intake.check-started.v1"](batchSubject(batch), {}),
  ]);
});
