import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { type BatchRow, readBatchRow } from "./batch-row.ts";
import { alignPlaces } from "./merge/follow-moves.ts";
import { mergeExtras, mergeNames } from "./merge/merge-extras.ts";
import { mergeFamilies } from "./merge/merge-families.ts";
import { mergePersons } from "./merge/merge-persons.ts";
import { type MergePlan, mergePlan } from "./merge/plan.ts";
import { prepareFamilies, prepareHouseholds } from "./merge/prepare.ts";
import type { RowRange } from "./merge/row-range.ts";
import { inRegistryTurn } from "./registry-turn.ts";
import { buildChecker, type LearningChecker } from "./stage/build-checker.ts";
import { ensureStaged, stageMended } from "./stage/restage.ts";
import { createRowsTable } from "./stage/stage-rows.ts";
import { dropWorkTables, workTables } from "./stage/table-names.ts";

/** Rows of one chunk: a transaction of a few seconds, so that cancelling and a crash lose little. */
const chunkRows = 250_000;
/** From this share of what the registry holds, taking the indexes off and building them anew is cheaper. */
const largeShare = 0.5;
const largeRows = 20_000;

export interface AppliedCounts {
  families: { created: number; changed: number };
  persons: { created: number; changed: number };
}

async function doneChunks(client: pg.ClientBase, batchId: string): Promise<Set<string>> {
  const { rows } = await client.query<{ key: string }>(
    "select c.phase || ':' || c.chunk_no as key from intake.chunks c where c.batch_id = $1",
    [batchId],
  );
  return new Set(rows.map((row) => row.key));
}

/** Work and its mark commit together: after a crash a chunk is either done and marked, or not begun. */
async function inChunk(
  client: pg.ClientBase,
  batchId: string,
  phase: string,
  chunkNo: number,
  work: () => Promise<void>,
): Promise<void> {
  await client.query("begin");
  try {
    await client.query("insert into intake.chunks (batch_id, phase, chunk_no) values ($1, $2, $3)", [
      batchId,
      phase,
      chunkNo,
    ]);
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

async function isLarge(client: pg.ClientBase, rows: number): Promise<boolean> {
  if (rows < largeRows) return false;
  const { rows: found } = await client.query<{ known: number }>(
    "select greatest(c.reltuples, 0)::float8 as known from pg_class c where c.oid = 'registry.persons'::regclass",
  );
  return rows > (found[0]?.known ?? 0) * largeShare;
}

async function lastRow(client: pg.ClientBase, table: string): Promise<number> {
  const { rows } = await client.query<{ last: bigint | null }>(`select max(row_no) as last from ${table}`);
  return Number(rows[0]?.last ?? 0n);
}

async function addOutcome(client: pg.ClientBase, batchId: string, counts: AppliedCounts): Promise<void> {
  await client.query(
    `update intake.batches b set outcome = b.outcome || jsonb_build_object(
       'familiesCreated', coalesce((b.outcome->>'familiesCreated')::bigint, 0) + $2,
       'familiesChanged', coalesce((b.outcome->>'familiesChanged')::bigint, 0) + $3,
       'personsCreated', coalesce((b.outcome->>'personsCreated')::bigint, 0) + $4,
       'personsChanged', coalesce((b.outcome->>'personsChanged')::bigint, 0) + $5)
     where b.id = $1`,
    [
      batchId,
      counts.families.created,
      counts.families.changed,
      counts.persons.created,
      counts.persons.changed,
    ],
  );
}

/** Merges everything staged, chunk by chunk; chunks already committed are passed over. */
async function mergeStaged(
  client: pg.ClientBase,
  batch: BatchRow,
  plan: MergePlan,
  progress: Progress,
  phasePrefix: string,
): Promise<void> {
  const done = await doneChunks(client, batch.id);
  if (!done.has(`${phasePrefix}prepared:0`)) {
    await progress.phase("mengelompokkan keluarga", null);
    await prepareFamilies(client, batch, plan);
    await client.query(
      `update intake.differences d set subject_id = f.family_id from ${plan.tables.families} f
       where d.batch_id = $1 and d.kind = 'new' and d.subject_kind = 'family' and d.row_no = f.source_row`,
      [batch.id],
    );
    await inChunk(client, batch.id, `${phasePrefix}prepared`, 0, () =>
      prepareHouseholds(client, batch, plan),
    );
  }
  const last = await lastRow(client, plan.tables.rows);
  const ranges: RowRange[] = [];
  for (let from = 0; from < last; from += chunkRows) ranges.push({ from, upto: from + chunkRows });
  await progress.phase("memasukkan keluarga", last);
  for (const [index, range] of ranges.entries()) {
    if (!done.has(`${phasePrefix}families:${index}`)) {
      await inChunk(client, batch.id, `${phasePrefix}families`, index, async () => {
        const families = await mergeFamilies(client, batch, plan, range);
        await addOutcome(client, batch.id, { families, persons: { created: 0, changed: 0 } });
      });
    }
    await progress.advance(chunkRows);
  }
  await alignPlaces(client, plan, "families");
  await progress.phase("memasukkan orang", last);
  for (const [index, range] of ranges.entries()) {
    if (!done.has(`${phasePrefix}persons:${index}`)) {
      await inChunk(client, batch.id, `${phasePrefix}persons`, index, async () => {
        const persons = await mergePersons(client, batch, plan, range);
        await mergeExtras(client, batch, plan, range);
        await addOutcome(client, batch.id, { families: { created: 0, changed: 0 }, persons });
      });
    }
    await progress.advance(chunkRows);
  }
  await progress.phase("menyusun kamus nama", null);
  await mergeNames(client, plan);
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
  await mergeStaged(client, batch, plan, progress, again ? `${newId()}:` : "");
  await progress.phase("menyusun indeks", null);
  await client.query("select registry.restore_indexes()");
  await finish(client, batch);
  return { accepted: again ? mended : Number(state[0]?.n ?? 0n) };
}
