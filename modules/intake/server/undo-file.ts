import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { inRegistryTurn } from "./registry-turn.ts";
import { dropWorkTables, workTables } from "./stage/table-names.ts";
import { dependents } from "./undo/dependents.ts";
import { restoreChanged } from "./undo/restore-changed.ts";

/** Tables whose rows a batch may have made, in an order in which nothing is left without what it refers to. */
const madeByBatch = [
  "aid_received",
  "person_conditions",
  "life_events",
  "past_memberships",
  "welfare_snapshots",
  "housing_facts",
  "person_identifiers",
  "persons",
  "family_identifiers",
  "families",
  "households",
] as const;

/** From this many persons, foreign keys are checked once for all instead of once per row taken out. */
const largeRows = 20_000;

async function remove(client: pg.ClientBase, batchId: string): Promise<void> {
  for (const table of madeByBatch)
    await client.query(`delete from registry.${table} where source_batch_id = $1`, [batchId]);
}

/**
 * Takes a batch back whole: rows it made go, fields it changed get their old values (the history keeps both).
 * One transaction: a batch is either there or not. Refused while later work builds on it.
 * Errors: BatchFailed "later-depends" with counts by kind.
 */
export async function undoFile(
  database: Database,
  batchId: string,
  progress: Progress,
): Promise<{ undone: true }> {
  const client = await database.loader.connect();
  try {
    return await inRegistryTurn(client, progress, () => undoInTurn(client, batchId, progress));
  } finally {
    client.release();
  }
}

async function undoInTurn(
  client: pg.PoolClient,
  batchId: string,
  progress: Progress,
): Promise<{ undone: true }> {
  try {
    await progress.phase("memeriksa apa yang bergantung", null);
    await client.query("begin");
    const found = await dependents(client, batchId);
    if (found.length > 0) throw new BatchFailed("later-depends", { dependents: found });
    const { rows } = await client.query<{ n: number }>(
      "select coalesce((b.outcome->>'personsCreated')::float8, 0) as n from intake.batches b where b.id = $1",
      [batchId],
    );
    const large = (rows[0]?.n ?? 0) > largeRows;
    if (large) await client.query("select registry.suspend_indexes()");
    await progress.phase("mengembalikan nilai lama", null);
    await restoreChanged(client, batchId);
    await progress.phase("mengeluarkan baris", null);
    await remove(client, batchId);
    await client.query("delete from intake.chunks where batch_id = $1", [batchId]);
    if (large) {
      await progress.phase("menyusun indeks", null);
      await client.query("select registry.restore_indexes()");
    }
    await client.query(
      "update intake.batches set state = 'undone', ended_at = now(), applied_at = null, revision = revision + 1 where id = $1",
      [batchId],
    );
    await client.query("commit");
    await client.query(dropWorkTables(workTables(batchId)));
    return { undone: true };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
