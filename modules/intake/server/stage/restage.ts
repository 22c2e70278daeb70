import type pg from "pg";
import { nameKey } from "#modules/registry/server/index.ts";
import type { Progress } from "#platform/batch/progress.ts";
import type { BatchRow } from "../batch-row.ts";
import { filePath } from "../file-store.ts";
import type { LearningChecker } from "./build-checker.ts";
import { type DataRow, dataRows, openStored } from "./open-file.ts";
import { createRowsTable, stageRows } from "./stage-rows.ts";
import { workTables } from "./table-names.ts";

async function rowsHeld(client: pg.ClientBase, batchId: string): Promise<number[]> {
  const { rows } = await client.query<{ row_no: bigint }>(
    "select h.row_no from intake.held_rows h where h.batch_id = $1",
    [batchId],
  );
  return rows.map((row) => Number(row.row_no));
}

/**
 * Makes sure that the good rows of a checked batch are staged. Unlogged tables are empty after a crash of the
 * server, and an import may be applied days after its check: then they are read from the file again, the same
 * rows left out as before.
 */
export async function ensureStaged(
  pool: pg.Pool,
  client: pg.ClientBase,
  batch: BatchRow,
  checker: LearningChecker,
  progress: Progress,
): Promise<void> {
  const tables = workTables(batch.id);
  const { rows: wanted } = await client.query<{ n: bigint }>(
    `select b.accepted_rows - (select count(*) from intake.held_rows h where h.batch_id = b.id and h.state in ('ready', 'applied')) as n
     from intake.batches b where b.id = $1`,
    [batch.id],
  );
  const expected = Number(wanted[0]?.n ?? 0n);
  const { rows: exists } = await client.query<{ there: boolean }>(
    "select to_regclass($1) is not null as there",
    [tables.rows],
  );
  if (exists[0]?.there) {
    await client.query(
      `delete from ${tables.rows} where row_no in (select h.row_no from intake.held_rows h where h.batch_id = $1)`,
      [batch.id],
    );
    const { rows } = await client.query<{ n: bigint }>(`select count(*) as n from ${tables.rows}`);
    if (Number(rows[0]?.n) === expected) return;
  }
  await progress.phase("membaca ulang berkas", batch.reading.estimatedRows || null);
  await createRowsTable(client, tables, checker);
  await stageRows({
    pool,
    batchId: batch.id,
    placeCode: batch.placeCode,
    tables,
    checker,
    rows: dataRows(await openStored(filePath(batch.sha256), batch.reading), batch.reading),
    nameKey,
    progress,
    record: false,
    holdAll: null,
  });
  await client.query(`delete from ${tables.rows} where row_no = any ($1::bigint[])`, [
    await rowsHeld(client, batch.id),
  ]);
  const { rows } = await client.query<{ n: bigint }>(`select count(*) as n from ${tables.rows}`);
  if (Number(rows[0]?.n) !== expected)
    throw new Error(`batch ${batch.id}: ${rows[0]?.n} rows staged again, ${expected} accepted before`);
}

/** Adds the rows that people mended to the staged ones. Returns how many. */
export async function stageMended(
  pool: pg.Pool,
  client: pg.ClientBase,
  batch: BatchRow,
  checker: LearningChecker,
  progress: Progress,
): Promise<number> {
  const { rows } = await client.query<{ row_no: bigint; cells: string[] }>(
    "select h.row_no, h.cells from intake.held_rows h where h.batch_id = $1 and h.state = 'ready' order by h.row_no",
    [batch.id],
  );
  if (rows.length === 0) return 0;
  const mended: DataRow[] = rows.map((row) => ({
    rowNumber: Number(row.row_no),
    cells: row.cells,
    kinds: null,
  }));
  async function* batches(): AsyncGenerator<DataRow[]> {
    for (let from = 0; from < mended.length; from += 1_000) yield mended.slice(from, from + 1_000);
  }
  const counts = await stageRows({
    pool,
    batchId: batch.id,
    placeCode: batch.placeCode,
    tables: workTables(batch.id),
    checker,
    rows: batches(),
    nameKey,
    progress,
    record: false,
    holdAll: null,
  });
  if (counts.accepted !== rows.length)
    throw new Error(`batch ${batch.id}: ${rows.length} rows were mended, ${counts.accepted} are good`);
  return counts.accepted;
}
