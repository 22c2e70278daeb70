import type pg from "pg";
import { nameKey } from "#modules/registry/server/index.ts";
import type { Progress } from "#platform/batch/progress.ts";
import type { Database } from "#platform/db/connection.ts";
import { SheetError } from "#platform/sheets/errors.ts";
import type { Sheet } from "#platform/sheets/port.ts";
import type { FileFinding } from "../contract/shapes.ts";
import type { Finding } from "../domain/finding.ts";
import { type BatchRow, readBatchRow } from "./batch-row.ts";
import { computeDifferences } from "./diff/compute-differences.ts";
import { filePath } from "./file-store.ts";
import { intakeReference } from "./reference.ts";
import { buildChecker, type LearningChecker } from "./stage/build-checker.ts";
import { heldWriter } from "./stage/held-writer.ts";
import { type DataRow, dataRows, openStored } from "./stage/open-file.ts";
import { setRepeatedAside } from "./stage/repeated-rows.ts";
import { createRowsTable, type StagedCounts, stageRows } from "./stage/stage-rows.ts";
import { dropWorkTables, workTables } from "./stage/table-names.ts";

/** Faults in the middle of a file: the rows before are whole and count, the rest is told to be lost. */
const tailFaults = new Set(["QUOTE_UNCLOSED", "FILE_TRUNCATED", "FILE_DAMAGED", "CELL_TOO_LONG"]);

interface Tail {
  /** Row in which the file breaks off; null = it does not. */
  row: number | null;
  delivered: boolean;
}

async function* untilBroken(rows: AsyncIterable<DataRow[]>, tail: Tail): AsyncGenerator<DataRow[]> {
  let last = 0;
  try {
    for await (const batch of rows) {
      last = batch.at(-1)?.rowNumber ?? last;
      yield batch;
    }
  } catch (error) {
    if (!(error instanceof SheetError) || !tailFaults.has(error.code) || last === 0) throw error;
    tail.row = Math.max(error.place.row ?? last + 1, last + 1);
  }
}

async function forgetEarlierCheck(client: pg.ClientBase, batch: BatchRow): Promise<void> {
  await client.query(dropWorkTables(workTables(batch.id)));
  for (const table of ["findings", "held_rows", "differences", "chunks"])
    await client.query(`delete from intake.${table} where batch_id = $1`, [batch.id]);
}

interface Pass {
  readonly counts: StagedCounts;
  readonly told: FileFinding[];
  readonly tail: Tail;
}

async function pass(
  database: Database,
  client: pg.PoolClient,
  batch: BatchRow,
  checker: LearningChecker,
  progress: Progress,
  holdAll: Finding | null,
): Promise<Pass> {
  const tables = workTables(batch.id);
  await forgetEarlierCheck(client, batch);
  await createRowsTable(client, tables, checker);
  await progress.phase("membaca dan memeriksa baris", batch.reading.estimatedRows || null);
  const sheet: Sheet = await openStored(filePath(batch.sha256), batch.reading);
  const tail: Tail = { row: null, delivered: false };
  const counts = await stageRows({
    pool: database.loader,
    batchId: batch.id,
    placeCode: batch.placeCode,
    tables,
    checker,
    rows: untilBroken(dataRows(sheet, batch.reading), tail),
    nameKey,
    progress,
    record: true,
    holdAll,
  });
  const told: FileFinding[] = [];
  if (tail.row === null) {
    const summary = sheet.summary();
    if (summary.cutInRow !== null) Object.assign(tail, { row: summary.cutInRow, delivered: true });
    const known = batch.fileFindings.some((finding) => finding.rule === "encoding-windows-1252");
    if (summary.encoding === "windows-1252" && !known)
      told.push({ rule: "encoding-windows-1252", value: "windows-1252" });
  }
  if (tail.row !== null) told.push({ rule: "file-truncated", value: String(tail.row) });
  return { counts, told, tail };
}

/** The row a file breaks off in is refused by its own rule, whatever was made of its remains. */
async function refuseTail(client: pg.ClientBase, batch: BatchRow, tail: Tail): Promise<void> {
  if (tail.row === null) return;
  const { rows } = workTables(batch.id);
  await client.query(`delete from ${rows} where row_no = $1`, [tail.row]);
  await client.query("delete from intake.findings where batch_id = $1 and row_no = $2", [batch.id, tail.row]);
  await client.query(
    `insert into intake.held_rows (batch_id, row_no, place_code, state, cells) values ($1, $2, $3, 'refused', '{}')
     on conflict (batch_id, row_no) do update set state = 'refused'`,
    [batch.id, tail.row, batch.placeCode],
  );
  const writer = heldWriter(client, batch.id, batch.placeCode);
  writer.findings(tail.row, [{ rule: "file-tail-lost", field: null, value: "" }]);
  await writer.flush();
}

async function warnOfHeadlessFamilies(
  client: pg.ClientBase,
  batch: BatchRow,
  checker: LearningChecker,
): Promise<void> {
  if (!checker.columns.some((column) => column.name === "persons__relation")) return;
  await client.query(
    `insert into intake.findings (batch_id, row_no, place_code, rule, field)
     select $1, min(r.row_no), $2, 'no-family-head', 'person.relation'
     from ${workTables(batch.id).rows} r where r.family_key is not null
     group by r.family_key having not coalesce(bool_or(r.persons__relation = 1), false)`,
    [batch.id, batch.placeCode],
  );
}

async function cutOffOf(
  client: pg.ClientBase,
  batch: BatchRow,
  checker: LearningChecker,
): Promise<string | null> {
  if (batch.cutOffOn !== null) return batch.cutOffOn;
  if (!checker.columns.some((column) => column.name === "welfare_snapshots__cut_off_on"))
    return batch.profile.source.cutOffOn ?? null;
  const { rows } = await client.query<{ on: string | null }>(
    `select r.welfare_snapshots__cut_off_on as on from ${workTables(batch.id).rows} r
     where r.welfare_snapshots__cut_off_on is not null group by 1 order by count(*) desc, 1 limit 1`,
  );
  return rows[0]?.on ?? null;
}

async function conclude(
  client: pg.ClientBase,
  batch: BatchRow,
  read: number,
  told: readonly FileFinding[],
  cutOffOn: string | null,
): Promise<void> {
  const { rows: table } = workTables(batch.id);
  // Counted from what is really there, not from what was meant to be written: the balance is then a proof.
  await client.query(
    `update intake.batches b
     set state = 'checked', checked_at = now(), read_rows = $2, file_findings = b.file_findings || $3::jsonb, cut_off_on = $4,
         accepted_rows = (select count(*) from ${table}),
         held_rows = (select count(*) from intake.held_rows h where h.batch_id = b.id and h.state = 'held'),
         refused_rows = (select count(*) from intake.held_rows h where h.batch_id = b.id and h.state = 'refused'),
         warned_rows = (select count(distinct f.row_no) from intake.findings f where f.batch_id = b.id
                        and not exists (select 1 from intake.held_rows h where h.batch_id = b.id and h.row_no = f.row_no))
     where b.id = $1`,
    [batch.id, read, JSON.stringify(told), cutOffOn],
  );
}

/**
 * Reads and checks a batch's file: every row ends as accepted (staged), held or refused. Can be run again from
 * the file at any moment; what an earlier attempt left is thrown away first.
 */
export async function checkFile(
  database: Database,
  batchId: string,
  progress: Progress,
  now: Date,
): Promise<{ read: number }> {
  const client = await database.loader.connect();
  try {
    const batch = await readBatchRow(client, batchId);
    const reference = await intakeReference();
    const checker = await buildChecker(client, {
      profile: batch.profile,
      mapping: batch.mapping,
      format: batch.reading.format,
      askedPlace: batch.askedPlace,
      areaCode: batch.placeCode,
      now,
    });
    await client.query(
      "update intake.batches set file_findings = (select coalesce(jsonb_agg(f), '[]') from jsonb_array_elements(file_findings) f where f->>'rule' not in ('file-truncated', 'numbers-damaged-by-excel')) where id = $1",
      [batchId],
    );
    let result = await pass(database, client, batch, checker, progress, null);
    const { wholeNiks, niksEndingInZero } = result.counts;
    const damaged =
      wholeNiks >= reference.parameter("numbers-damaged-by-excel", "minRows") &&
      niksEndingInZero / wholeNiks > reference.parameter("numbers-damaged-by-excel", "maxShareEndingInZero");
    if (damaged) {
      result = await pass(database, client, batch, checker, progress, {
        rule: "numbers-damaged-by-excel",
        field: "person.nik",
        value: "",
      });
      result.told.push({ rule: "numbers-damaged-by-excel", value: `${niksEndingInZero}/${wholeNiks}` });
    }
    await progress.phase("mencari baris ganda", null);
    await setRepeatedAside(client, {
      batchId,
      placeCode: batch.placeCode,
      tables: workTables(batchId),
      counts: result.counts,
      path: filePath(batch.sha256),
      reading: batch.reading,
      has: (name) => checker.columns.some((column) => column.name === name),
    });
    await refuseTail(client, batch, result.tail);
    await warnOfHeadlessFamilies(client, batch, checker);
    const read = result.counts.read + (result.tail.row !== null && !result.tail.delivered ? 1 : 0);
    const cutOffOn = await cutOffOf(client, batch, checker);
    await computeDifferences(client, { ...batch, cutOffOn }, progress);
    await conclude(client, batch, read, result.told, cutOffOn);
    return { read };
  } finally {
    client.release();
  }
}
