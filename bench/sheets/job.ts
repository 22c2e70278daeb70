import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createDeflateRaw } from "node:zlib";
import { exchangeCsv, writeCsv } from "#platform/sheets/csv/write-csv.ts";
import { defaultLimits } from "#platform/sheets/limits.ts";
import { openSheet } from "#platform/sheets/open-sheet.ts";
import { openRandomAccess } from "#platform/sheets/random-access.ts";
import { openWorkbook } from "#platform/sheets/xlsx/open-workbook.ts";
import { writeXlsx } from "#platform/sheets/xlsx/write-xlsx.ts";
import { readZipDirectory } from "#platform/sheets/zip/directory.ts";
import { inflateEntry } from "#platform/sheets/zip/inflate-entry.ts";
import { columnNames, sampleRows } from "./rows.ts";
import { writeSharedFile } from "./shared-file.ts";

// One measured job in a process of its own, so that its peak memory is its own. Prints one JSON line.

const [name = "", rowsText = "", folder = ""] = process.argv.slice(2);
const rows = Number(rowsText);
const csv = join(folder, "rows.csv");
const quoted = join(folder, "quoted.csv");
const xlsx = join(folder, "rows.xlsx");
const shared = join(folder, "shared.xlsx");

interface Job {
  readonly run: () => Promise<number>;
  /** The same bytes through the disk and zlib alone. */
  readonly bare: () => Promise<void>;
}

const jobs: Readonly<Record<string, Job>> = {
  "write csv": {
    run: async () => (await writeCsv(csv, sampleRows(rows), exchangeCsv)).rows,
    bare: () => pipeline(createReadStream(csv), createWriteStream(join(folder, "bare"))),
  },
  "write csv for Excel, all quoted": {
    run: async () => (await writeCsv(quoted, sampleRows(rows), { quoteAll: true })).rows,
    bare: () => pipeline(createReadStream(quoted), createWriteStream(join(folder, "bare"))),
  },
  "write xlsx": {
    run: async () => {
      const columns = columnNames.map((header) => ({ header }));
      return (await writeXlsx(xlsx, sampleRows(rows), { columns })).rows;
    },
    bare: deflateSheet,
  },
  "read csv": { run: () => count(csv), bare: () => readBytes(csv) },
  "read csv, all quoted": { run: () => count(quoted), bare: () => readBytes(quoted) },
  "read xlsx": { run: () => count(xlsx), bare: () => inflate(xlsx) },
  "read xlsx, shared strings": { run: () => count(shared), bare: () => inflate(shared) },
};

async function count(path: string): Promise<number> {
  let seen = 0;
  for await (const batch of await openSheet(path)) seen += batch.rows.length;
  return seen;
}

async function readBytes(path: string): Promise<void> {
  for await (const _ of createReadStream(path, { highWaterMark: 512 * 1024 })) continue;
}

async function inflate(path: string): Promise<void> {
  const file = await openRandomAccess(path);
  const budget = { spentBytes: 0, limits: defaultLimits };
  for (const entry of (await readZipDirectory(file)).values()) {
    for await (const _ of inflateEntry(file, entry, budget)) continue;
  }
  await file.close();
}

async function deflateSheet(): Promise<void> {
  const file = await openRandomAccess(xlsx);
  const workbook = await openWorkbook(file, defaultLimits);
  const entry = workbook.sheets[0]?.entry;
  if (!entry) throw new Error("The file to compare with has no sheet");
  const deflate = createDeflateRaw({ level: 3, chunkSize: 256 * 1024 });
  await pipeline(
    inflateEntry(file, entry, workbook.budget),
    deflate,
    createWriteStream(join(folder, "bare")),
  );
  await file.close();
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

if (name === "prepare shared strings") {
  await writeSharedFile(shared, rows);
} else {
  const job = jobs[name];
  if (!job) throw new Error(`No such job: ${name}`);
  let read = 0;
  const taken = await seconds(async () => {
    read = await job.run();
  });
  const peakRssMb = process.resourceUsage().maxRSS / 1024;
  await job.bare();
  const limit = Math.min(await seconds(job.bare), await seconds(job.bare));
  const path = { csv, quoted, xlsx, shared }[fileOf(name)];
  const megabytes = (await stat(path)).size / 1024 ** 2;
  console.log(JSON.stringify({ rows: read, seconds: taken, limitSeconds: limit, peakRssMb, megabytes }));
}

function fileOf(job: string): "csv" | "quoted" | "xlsx" | "shared" {
  if (job.endsWith("quoted")) return "quoted";
  if (job.endsWith("strings")) return "shared";
  return job.endsWith("csv") ? "csv" : "xlsx";
}
