import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * npm run bench -- sheets [--scale 1]
 *
 * Writes and reads 200,000 × 40 cells (times the scale) as CSV and XLSX, each in a process of its own, beside
 * the same bytes through disk and zlib alone in the same process. The bars: XLSX within 400 MB; CSV 100,000
 * rows a second or more.
 */
const jobs = [
  "write csv",
  "write csv for Excel, all quoted",
  "write xlsx",
  "read csv",
  "read csv, all quoted",
  "read xlsx",
  "read xlsx, shared strings",
] as const;

interface Measured {
  readonly rows: number;
  readonly seconds: number;
  readonly limitSeconds: number;
  readonly peakRssMb: number;
  readonly megabytes: number;
}

const { values } = parseArgs({ options: { scale: { type: "string", default: "1" } } });
const scale = Number(values.scale);
const rows = Math.max(1, Math.round(200_000 * scale));
const rounded = (value: number) => Math.round(value * 100) / 100;
const jobFile = fileURLToPath(new URL("./sheets/job.ts", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "bench-sheets-"));

function runJob(name: string): string {
  const child = spawnSync(process.execPath, [jobFile, name, String(rows), folder], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (child.status !== 0) throw new Error(`The job "${name}" failed`);
  return child.stdout;
}

try {
  runJob("prepare shared strings");
  const results = jobs.map((name) => ({ name, ...(JSON.parse(runJob(name)) as Measured) }));
  console.table(
    results.map((result) => ({
      job: result.name,
      MB: Math.round(result.megabytes),
      seconds: rounded(result.seconds),
      "bare seconds": rounded(result.limitSeconds),
      ratio: rounded(result.seconds / result.limitSeconds),
      "rows/s": Math.round(result.rows / result.seconds),
      "peak MB": Math.round(result.peakRssMb),
    })),
  );
  const total = (pick: (result: Measured) => number) =>
    results.reduce((sum, result) => sum + pick(result), 0);
  const seconds = total((result) => result.seconds);
  const limitSeconds = total((result) => result.limitSeconds);
  console.log(
    JSON.stringify({
      bench: "sheets",
      scale,
      seconds: rounded(seconds),
      limitSeconds: rounded(limitSeconds),
      ratio: rounded(seconds / limitSeconds),
      peakRssMb: Math.round(Math.max(...results.map((result) => result.peakRssMb))),
      jobs: Object.fromEntries(
        results.map((result) => [
          result.name,
          {
            seconds: rounded(result.seconds),
            limitSeconds: rounded(result.limitSeconds),
            peakRssMb: Math.round(result.peakRssMb),
          },
        ]),
      ),
    }),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
