import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";
import { copyInto } from "#platform/db/copy.ts";
import type { CheckedRow, RowChecker } from "../../domain/check-row.ts";
import { detached } from "../../domain/detached.ts";
import type { Finding } from "../../domain/finding.ts";
import { numberSet } from "../../domain/number-set.ts";
import type { LearningChecker } from "./build-checker.ts";
import { heldWriter } from "./held-writer.ts";
import type { DataRow } from "./open-file.ts";
import type { WorkTables } from "./table-names.ts";

export interface StagedCounts {
  readonly read: number;
  readonly accepted: number;
  readonly held: number;
  readonly refused: number;
  readonly warned: number;
  /** NIK of 16 digits seen among all rows, and how many of them end in 0: a sign of Excel's damage. */
  readonly wholeNiks: number;
  readonly niksEndingInZero: number;
  /** NIK that more than one accepted row has. */
  readonly repeatedNiks: readonly string[];
  /** Accepted rows without a NIK. */
  readonly withoutNik: number;
}

export interface StageOptions {
  readonly pool: pg.Pool;
  readonly batchId: string;
  readonly placeCode: string;
  readonly tables: WorkTables;
  readonly checker: LearningChecker;
  readonly rows: AsyncIterable<readonly DataRow[]>;
  readonly nameKey: (name: string) => string;
  readonly progress: Progress;
  /** False: only good rows are stored, nothing is noted of the others (they were noted before). */
  readonly record: boolean;
  /** Rule that holds every row whatever it holds (numbers damaged throughout), or null. */
  readonly holdAll: Finding | null;
}

const piecesOf = 192 * 1024;
/** Distinct names whose folded form is remembered: a province of 2.5 million people has some 300,000. */
const rememberedNames = 400_000;

const isUnknownPlace = (finding: Finding) => finding.rule === "village-unknown";

/** A row for COPY with NULL '': joining writes nothing for null, and no reader gives an empty text. */
function copyLine(values: readonly (string | null)[], key: string): string {
  const line = `${values.join("\t")}\t${key}\n`;
  return line.includes("\\") ? line.replaceAll("\\", "\\\\") : line;
}

/** Creates the batch's own table: only the columns its file feeds, unlogged, as the file can be read again. */
export async function createRowsTable(
  client: pg.ClientBase | pg.Pool,
  tables: WorkTables,
  checker: RowChecker,
): Promise<void> {
  const columns = checker.columns.map((column) => `${column.name} ${column.type}`).join(", ");
  await client.query(`drop table if exists ${tables.rows}`);
  await client.query(
    // name_key: NULL where a name has no Latin letter; an accepted row always has a name.
    `create unlogged table ${tables.rows} (${columns}, name_key text) with (autovacuum_enabled = off)`,
  );
}

/**
 * Streams a file's rows through the checker: good ones by COPY into the batch's table, held and refused ones
 * with their reasons beside it. Checking here and storing there run on two cores; one pass in SQL over the
 * stored rows would cost more than both (limits.md (a): 14.3 s against 11.7 s for 1M rows).
 */
export async function stageRows(options: StageOptions): Promise<StagedCounts> {
  const { checker, progress } = options;
  const counts = { read: 0, accepted: 0, held: 0, refused: 0, warned: 0 };
  const ofNiks = { wholeNiks: 0, niksEndingInZero: 0, withoutNik: 0 };
  const niks = numberSet();
  const beside = heldWriter(options.pool, options.batchId, options.placeCode);
  const nikSlot = checker.columns.findIndex((column) => column.field === "person.nik");
  const nameSlot = checker.columns.findIndex((column) => column.field === "person.name");
  const keys = new Map<string, string>();
  const keyOf = (name: string | null | undefined): string => {
    if (name === null || name === undefined) return "";
    const known = keys.get(name);
    if (known !== undefined) return known;
    const key = options.nameKey(name);
    if (keys.size < rememberedNames) keys.set(detached(name), key);
    return key;
  };

  const checkRow = (row: DataRow) => checker.check(row.rowNumber, row.cells, row.kinds);

  /** Checks a batch; where a place was not found, other provinces are looked into and the row is checked again. */
  async function checkAll(batch: readonly DataRow[]): Promise<CheckedRow[]> {
    const checked = batch.map(checkRow);
    const lost = checked.flatMap((one, index) => (one.findings.some(isUnknownPlace) ? [index] : []));
    if (lost.length === 0 || !(await checker.learn())) return checked;
    for (const index of lost) {
      const row = batch[index];
      if (row) checked[index] = checkRow(row);
    }
    return checked;
  }

  async function* lines(): AsyncGenerator<string> {
    let piece = "";
    for await (const batch of options.rows) {
      const results = await checkAll(batch);
      for (const [index, row] of batch.entries()) {
        counts.read += 1;
        const checked = results[index];
        if (checked === undefined) continue;
        const nik = checked.values[nikSlot];
        if (typeof nik === "string" && nik.length === 16) {
          ofNiks.wholeNiks += 1;
          if (nik.charCodeAt(15) === 48) ofNiks.niksEndingInZero += 1;
        }
        let { verdict } = checked;
        if (options.record && checked.findings.length > 0) beside.findings(row.rowNumber, checked.findings);
        if (options.holdAll !== null && verdict !== "refuse") {
          beside.findings(row.rowNumber, [options.holdAll]);
          verdict = "hold";
        }
        if (verdict === "accept") {
          counts.accepted += 1;
          if (checked.findings.length > 0) counts.warned += 1;
          if (typeof nik !== "string") ofNiks.withoutNik += 1;
          else if (options.record) niks.add(nik);
          piece += copyLine(checked.values, keyOf(checked.values[nameSlot]));
        } else {
          if (verdict === "hold") counts.held += 1;
          else counts.refused += 1;
          if (!options.record) continue;
          beside.held({
            rowNumber: row.rowNumber,
            state: verdict === "hold" ? "held" : "refused",
            cells: row.cells,
          });
        }
        if (piece.length > piecesOf) {
          yield piece;
          piece = "";
        }
      }
      if (beside.full) await beside.flush();
      await progress.advance(batch.length);
    }
    if (piece !== "") yield piece;
  }

  const client = await options.pool.connect();
  let failed = true;
  try {
    await copyInto(client, options.tables.rows, lines(), "(null '')");
    failed = false;
  } finally {
    client.release(failed);
  }
  await beside.flush();
  return { ...counts, ...ofNiks, repeatedNiks: niks.repeated() };
}
