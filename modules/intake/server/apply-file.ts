import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { type BatchRow, readBatchRow } from "./batch-row.ts";
import { mergeStaged } from "./merge/merge-staged.ts";
import { mergePlan } from "./merge/plan.ts";
import { inRegistryTurn } from "./registry-turn.ts";
import { buildChecker, type LearningChecker } from "./stage/build-checker.ts";
import { ensureStaged, stageMended } from "./stage/restage.ts";
import { createRowsTable } from "./stage/stage-rows.ts";
import { dropWorkTables, workTables } from "./stage/table-names.ts";

/** From this share of what the registry holds, taking the indexes off and building them anew is cheaper. */
const largeShare = 0.5;
const largeRows = 20_000;

async function isLarge(client: pg.ClientBase, rows: number): Promise<boolean> {
  if (rows < largeRows) return false;
  const { rows: found } = await client.query<{ known: number }>(
    "select greatest(c.reltuples, 0)::float8 as known from pg_class c where c.oid = 'registry.persons'::regclass",
  );
  return rows > (found[0]?.known ?? 0) * largeShare;
}

async function checkerOf(client: pg.PoolClient, batch: BatchRow): Promise<LearningChecker> {
  return buildChecker(client, {
    profile: batch.profile,
    mapping: batch.mapping,
    format: batch.reading.format,
    askedPlace: batch.askedPlace,
    areaCode: batch.placeCode,
    now: new Date(),
  });
}

async function finish(client: pg.ClientBase, batch: BatchRow): Promise<void> {
  await client.query("begin");
  await client.query(
    "update intake.held_rows set state = 'applied' where batch_id = $1 and state = 'ready'",
    [batch.id],
  );
  await client.query(
    "update intake.batches set state = case when held_rows = 0 then 'closed' else 'applied' end, applied_at = coalesce(applied_at, now()), revision = revision + 1 where id = $1",
    [batch.id],
  );
  await client.query("commit");
  await client.query(dropWorkTables(workTables(batch.id)));
}

/**
 * Brings a checked batch into the registry; called again for an applied one it brings in the rows mended since.
 * Run again after a crash it goes on after the last committed chunk: rows merged before are found by their NIK
 * and stay as they are.
 */
export async function applyFile(
  database: Database,
  batchId: string,
  progress: Progress,
): Promise<{ accepted: number }> {
  const client = await database.loader.connect();
  try {
    return await inRegistryTurn(client, progress, () => applyInTurn(database, client, batchId, progress));
  } finally {
    client.release();
  }
}

async function applyInTurn(
  database: Database,
  client: pg.PoolClient,
  batchId: string,
  progress: Progress,
): Promise<{ accepted: number }> {
  const batch = await readBatchRow(client, batchId);
  const plan = await mergePlan(batch);
  const checker = await checkerOf(client, batch);
  const { rows: state } = await client.query<{ n: bigint; applied: boolean }>(
    "select accepted_rows as n, applied_at is not null as applied from intake.batches where id = $1",
    [batchId],
  );
  const again = state[0]?.applied ?? false;
  if (again) await createRowsTable(client, plan.tables, checker);
  else await ensureStaged(database.loader, client, batch, checker, progress);
  const mended = await stageMended(database.loader, client, batch, checker, progress);
  const large = !again && (await isLarge(client, Number(state[0]?.n ?? 0n)));
  if (large) await client.query("select registry.suspend_indexes()");
  await mergeStaged(database, client, batch, plan, progress, {
    phasePrefix: again ? `${newId()}:` : "",
    meetsItself: again || mended > 0,
    large,
  });
  await progress.phase("menyusun indeks", null);
  await client.query("select registry.restore_indexes()");
  await finish(client, batch);
  return { accepted: again ? mended : Number(state[0]?.n ?? 0n) };
}
