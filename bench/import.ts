import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { applyFile } from "#modules/intake/server/apply-file.ts";
import { checkFile } from "#modules/intake/server/check-file.ts";
import { keepLocalFile } from "#modules/intake/server/file-store.ts";
import { openBatch } from "#modules/intake/server/open-batch.ts";
import { newId } from "#platform/kernel/ids.ts";
import { benchCluster, freshDatabase } from "./import/clusters.ts";
import { generatedFolder } from "./import/files.ts";
import { phaseClock } from "./import/phase-clock.ts";
import { dumpTables, rawCopySeconds } from "./import/raw-copy.ts";

/**
 * npm run bench -- import [--scale 0.1] [--format dtsen] [--no-raw] [--xlsx]
 *
 * One generated file into an empty registry: read, checked, merged, indexed. The limit is a plain COPY of the
 * very rows that came out of it into the same tables with their indexes and foreign keys, in the same run.
 */
const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "0.1" },
    format: { type: "string", default: "dtsen" },
    "no-raw": { type: "boolean", default: false },
    xlsx: { type: "boolean", default: false },
  },
});
const scale = Number(values.scale);
const bar = { ratio: 2.5, seconds: scale >= 1 ? 180 : null, rssMb: values.xlsx ? 400 : 1536 };

const folder = generatedFolder({ format: values.format, scale, ...(values.xlsx ? { xlsx: true } : {}) });
const fileName = `${values.format}.${values.xlsx ? "xlsx" : "csv"}`;
const dataFolder = await mkdtemp(join(import.meta.dirname, "..", "tmp", "bench", "data-"));
process.env["SINERGI_DATA"] = dataFolder;
const { cluster, end } = await benchCluster("import");
try {
  const database = freshDatabase(cluster, "imported");
  const clock = phaseClock(cluster);
  const batchId = newId();
  await clock.phase("mengenali berkas", null);
  const kept = await keepLocalFile(join(folder, fileName));
  const opened = await openBatch(database.loader, {
    batchId,
    fileName,
    ...kept,
    placeCode: "36",
    createdBy: newId(),
    now: new Date(),
  });
  if (opened.kind !== "recognised") throw new Error(`the file was not taken: ${opened.kind}`);
  const { read } = await checkFile(database, batchId, clock, new Date());
  await applyFile(database, batchId, clock);
  const phases = clock.end();
  const seconds = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const { rows: balance } = await database.owner.query<{ accepted: number; held: number; refused: number }>(
    "select accepted_rows::int as accepted, held_rows::int as held, refused_rows::int as refused from intake.batches",
  );
  let raw: { seconds: number; rows: number } | null = null;
  if (!values["no-raw"]) {
    const dump = join(dataFolder, "dump");
    await dumpTables(database, dump);
    const empty = freshDatabase(cluster, "raw");
    raw = await rawCopySeconds(empty, dump);
    await empty.close();
  }
  await database.close();
  const ratio = raw === null ? null : Math.round((seconds / raw.seconds) * 100) / 100;
  const tenths = (value: number) => Math.round(value * 10) / 10;
  console.table(
    phases.map((phase) => ({
      fase: phase.name,
      detik: tenths(phase.seconds),
      "CPU Node": tenths(phase.nodeCpuSeconds),
      "CPU basis data": tenths(phase.databaseCpuSeconds),
    })),
  );
  console.log(
    `${read} baris dari ${(kept.byteSize / 1e6).toFixed(0)} MB dalam ${seconds.toFixed(1)} s (${Math.round(read / seconds)} baris/s); ` +
      (raw === null
        ? ""
        : `COPY biasa atas ${raw.rows} baris yang sama ${raw.seconds.toFixed(1)} s, rasio ${ratio}; `) +
      `puncak memori Node ${peakRssMb} MB`,
  );
  const passed =
    (ratio === null || ratio <= bar.ratio) &&
    (bar.seconds === null || seconds <= bar.seconds) &&
    peakRssMb <= bar.rssMb;
  console.log(
    JSON.stringify({
      bench: "import",
      format: values.format,
      scale,
      rows: read,
      ...balance[0],
      seconds: Math.round(seconds * 10) / 10,
      limitSeconds: raw === null ? null : Math.round(raw.seconds * 10) / 10,
      ratio,
      peakRssMb,
      bar,
      passed,
    }),
  );
} finally {
  await end();
  await rm(dataFolder, { recursive: true, force: true });
}
