import type { Tx } from "#platform/db/tx.ts";
import { type BatchRow, readBatchRow } from "./batch-row.ts";
import { buildChecker, type LearningChecker } from "./stage/build-checker.ts";

/** A batch with the checker of its rows, for one row or a few. */
export async function checkerFor(
  tx: Tx,
  batchId: string,
  now: Date,
): Promise<{ batch: BatchRow; checker: LearningChecker }> {
  const batch = await readBatchRow(tx.client, batchId);
  const checker = await buildChecker(tx.client, {
    profile: batch.profile,
    mapping: batch.mapping,
    format: batch.reading.format,
    askedPlace: batch.askedPlace,
    areaCode: batch.placeCode,
    now,
  });
  return { batch, checker };
}
