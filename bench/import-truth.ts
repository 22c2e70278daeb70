import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatIds } from "#demo/formats/format.ts";
import type { Truth } from "#demo/output/truth.ts";
import { importFile } from "#modules/intake/server/import-file.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { benchCluster, freshDatabase } from "./import/clusters.ts";
import { generatedFolder } from "./import/files.ts";

/**
 * npm run bench -- import-truth [--scale 0.1] [--format dtsen] [--show 20]
 *
 * Imports a generated file of each format with planted errors and compares what the rules found, row by row,
 * with what was planted: recall = planted and found, precision = found and planted.
 */
const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "0.1" },
    format: { type: "string" },
    show: { type: "string", default: "0" },
  },
});
const scale = Number(values.scale);
const never = new AbortController().signal;

interface Comparison {
  readonly planted: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly invented: readonly string[];
}

async function foundIn(database: Database, batchId: string, file: string): Promise<string[]> {
  const { rows } = await database.loader.query<{ key: string }>(
    "select distinct f.row_no || ' ' || f.rule as key from intake.findings f where f.batch_id = $1",
    [batchId],
  );
  return rows.map((row) => `${file} ${row.key}`);
}

function compare(planted: readonly string[], found: readonly string[]): Comparison {
  const [wanted, got] = [new Set(planted), new Set(found)];
  return {
    planted: wanted.size,
    found: got.size,
    missed: [...wanted].filter((key) => !got.has(key)),
    invented: [...got].filter((key) => !wanted.has(key)),
  };
}

/** Rule that a whole file was answered with: told with its rows taken in, or refused. */
async function answerTo(database: Database, path: string): Promise<string[]> {
  try {
    const report = await importFile(
      database,
      { path, placeCode: "36", createdBy: newId(), apply: false },
      never,
    );
    return report.fileFindings.map((finding) => finding.rule);
  } catch (error) {
    if (error instanceof BatchFailed) return [error.code];
    throw error;
  }
}

const { cluster, end } = await benchCluster("truth");
const dataFolder = mkdtempSync(join(import.meta.dirname, "..", "tmp", "bench", "data-"));
process.env["SINERGI_DATA"] = dataFolder;
const lines: Record<string, unknown>[] = [];
let perfect = true;
try {
  for (const format of values.format === undefined
    ? formatIds
    : formatIds.filter((id) => id === values.format)) {
    const folder = generatedFolder({ format, scale, errors: true });
    const truth = JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) as Truth;
    const database = freshDatabase(cluster, `truth_${format.replaceAll("-", "_")}`);
    const found: string[] = [];
    const balances: string[] = [];
    for (const file of truth.files) {
      const report = await importFile(
        database,
        { path: join(folder, file.name), placeCode: "36", createdBy: newId(), apply: true },
        never,
      );
      found.push(...(await foundIn(database, report.batchId, file.name)));
      balances.push(`${report.read} = ${report.accepted} + ${report.held} + ${report.refused}`);
    }
    const rows = compare(
      truth.planted.map((one) => `${one.file} ${one.row} ${one.rule}`),
      found,
    );
    await importFile(
      database,
      {
        path: join(folder, `${truth.files[0]?.name.split(".")[0]?.replace(/-\d+$/, "")}-contoh-bersih.csv`),
        placeCode: "36",
        createdBy: newId(),
        apply: false,
      },
      never,
    ).catch(() => undefined);
    const wrongAnswers: string[] = [];
    for (const fault of truth.fileFaults) {
      const answers = await answerTo(database, join(folder, fault.file));
      if (!answers.includes(fault.rule))
        wrongAnswers.push(`${fault.rule} → ${answers.join(", ") || "nothing"}`);
    }
    await database.close();
    const recall = 1 - rows.missed.length / Math.max(1, rows.planted);
    const precision = 1 - rows.invented.length / Math.max(1, rows.found);
    perfect &&= rows.missed.length === 0 && rows.invented.length === 0 && wrongAnswers.length === 0;
    lines.push({
      format,
      balance: balances.length > 3 ? `${balances.length} files` : balances.join("; "),
      planted: rows.planted,
      found: rows.found,
      recall: Math.round(recall * 10_000) / 10_000,
      precision: Math.round(precision * 10_000) / 10_000,
      fileFaults: `${truth.fileFaults.length - wrongAnswers.length}/${truth.fileFaults.length}`,
    });
    for (const answer of wrongAnswers) console.log(`${format}: ${answer}`);
    for (const key of rows.missed.slice(0, Number(values.show))) console.log(`${format} missed   ${key}`);
    for (const key of rows.invented.slice(0, Number(values.show))) console.log(`${format} invented ${key}`);
  }
} finally {
  await end();
  await rm(dataFolder, { recursive: true, force: true });
}
console.table(lines);
console.log(JSON.stringify({ bench: "import-truth", scale, formats: lines, passed: perfect }));
