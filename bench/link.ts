import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exportPeople } from "#modules/intake/server/linkage/export-people.ts";
import { engineLimits, linkRegistry } from "#modules/intake/server/linkage/link-registry.ts";
import { deliveredModel } from "#modules/intake/server/linkage/reference-model.ts";
import { bootstrapDatabase, createDatabase } from "#platform/db/bootstrap.ts";
import { startCluster } from "#platform/db/cluster.ts";
import { type Database, openDatabase } from "#platform/db/connection.ts";
import { migrate } from "#platform/db/migrate.ts";
import { newId } from "#platform/kernel/ids.ts";
import { phaseClock } from "./import/phase-clock.ts";
import { fillForLinkage, type Planted } from "./link/fill.ts";
import type { PlainTime } from "./link/measure-plain.ts";

/**
 * npm run bench -- link [--scale 0.1] [--keep FOLDER] [--no-plain]
 *
 * Everybody of the province, from the database to pairs and clusters in the database; beside it the plain SQL that a
 * general tool generates for DuckDB with the same keys and comparisons. --keep: the database of an earlier run.
 */
const { values } = parseArgs({
  options: {
    scale: { type: "string", default: "0.1" },
    keep: { type: "string" },
    "no-plain": { type: "boolean", default: false },
  },
});
const scale = Number(values.scale);
const root = join(import.meta.dirname, "..");
const folder = values.keep ?? join(root, "tmp", "bench", `link-${process.pid}`);
const bar = {
  seconds: scale >= 1 ? 60 : null,
  peakRssMb: 3000,
  ratio: 1 / 3,
  precision: 0.999,
  recall: 0.95,
};
const filled = existsSync(join(folder, "planted.json"));
await mkdir(folder, { recursive: true });
process.env["SINERGI_DATA"] = join(folder, "data");
const cluster = await startCluster({ folder: join(folder, "pg"), settings: { shared_buffers: "512MB" } });
const rounded = (value: number) => Math.round(value * 1000) / 1000;

async function prepared(): Promise<{ database: Database; planted: Planted }> {
  const address = { kind: "socket", socket: cluster.socket, database: "registry" } as const;
  await createDatabase(address);
  await bootstrapDatabase(address);
  await migrate(address);
  const database = openDatabase(address);
  if (filled) {
    const kept = JSON.parse(await readFile(join(folder, "planted.json"), "utf8")) as {
      persons: number;
      duplicates: [string, never][];
    };
    return { database, planted: { persons: kept.persons, duplicates: new Map(kept.duplicates) } };
  }
  const planted = await fillForLinkage(database, scale);
  await writeFile(
    join(folder, "planted.json"),
    JSON.stringify({ persons: planted.persons, duplicates: [...planted.duplicates] }),
  );
  return { database, planted };
}

/** The plain SQL in a process of its own, so that neither's memory or caches help the other. */
function plainTime(files: readonly string[]): PlainTime {
  const script = `import { measurePlain } from "./bench/link/measure-plain.ts";
    import { blockingKeys, deliveredModel } from "#modules/intake/server/linkage/reference-model.ts";
    const time = await measurePlain(${JSON.stringify(folder)}, ${JSON.stringify(files)}, await deliveredModel(), await blockingKeys(), ${JSON.stringify(engineLimits)});
    process.stdout.write(JSON.stringify(time));`;
  const run = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (run.status !== 0) throw new Error("the plain SQL did not end");
  return JSON.parse(run.stdout) as PlainTime;
}

async function quality(database: Database, planted: Planted, propose: number) {
  const { rows } = await database.owner.query<{ a: string; b: string }>(
    "select p.a_id as a, p.b_id as b from registry.link_pairs p where p.kind = 'person' and p.weight >= $1",
    [propose],
  );
  const right = rows.filter((row) => planted.duplicates.has(`${row.a} ${row.b}`)).length;
  return {
    proposed: rows.length,
    precision: rounded(rows.length === 0 ? 1 : right / rows.length),
    recall: rounded(right / planted.duplicates.size),
  };
}

try {
  const { database, planted } = await prepared();
  const clock = phaseClock(cluster);
  const before = process.cpuUsage();
  const outcome = await linkRegistry(
    database,
    { runId: newId(), areaCode: "36", startedBy: newId(), workId: null, train: false },
    clock,
  );
  const phases = clock.end();
  const used = process.cpuUsage(before);
  const { rows } = await database.owner.query<{
    phases: { name: string; seconds: number; count: number }[];
    keys: object[];
  }>("select r.phases, r.keys from registry.link_runs r where r.id = $1", [outcome.runId]);
  console.table(
    phases.map((phase) => ({
      fase: phase.name,
      detik: rounded(phase.seconds),
      "CPU basis data": rounded(phase.databaseCpuSeconds),
    })),
  );
  console.table(rows[0]?.phases);
  console.table(rows[0]?.keys);
  const model = await deliveredModel();
  const found = await quality(database, planted, model.thresholds.propose);
  let plain: PlainTime | null = null;
  // What the plain SQL does of it: blocking, comparing, clustering.
  const compared = (rows[0]?.phases ?? [])
    .filter((phase) => ["block", "gather", "score", "cluster"].includes(phase.name))
    .reduce((sum, phase) => sum + phase.seconds, 0);
  if (!values["no-plain"]) {
    const work = join(folder, "plain");
    await mkdir(work, { recursive: true, mode: 0o700 });
    plain = plainTime(await exportPeople(database, "36", work));
    await rm(work, { recursive: true, force: true });
  }
  await database.close();
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024) + outcome.engineRssMb;
  const ratio = plain === null ? null : rounded(compared / plain.seconds);
  const report = {
    bench: "link",
    scale,
    persons: outcome.people,
    candidates: outcome.candidates,
    seconds: outcome.seconds,
    limitSeconds: plain === null ? null : rounded(plain.seconds),
    comparedSeconds: rounded(compared),
    ratio,
    peakRssMb,
    nodeCpuSeconds: rounded((used.user + used.system) / 1e6),
    ...found,
    clusters: outcome.clusters,
    families: outcome.families,
    recallEstimate: outcome.recallEstimate,
    plainPairs: plain?.pairs ?? null,
    bar,
    passed:
      (bar.seconds === null || outcome.seconds <= bar.seconds) &&
      peakRssMb <= bar.peakRssMb &&
      (ratio === null || ratio <= bar.ratio) &&
      found.precision >= bar.precision &&
      found.recall >= bar.recall,
  };
  console.log(
    `${outcome.people} orang, ${outcome.candidates} calon pasangan dalam ${outcome.seconds} s; membandingkan ${report.comparedSeconds} s, SQL polos ${report.limitSeconds ?? "-"} s (rasio ${ratio ?? "-"}); presisi ${found.precision}, perolehan ${found.recall}`,
  );
  console.log(JSON.stringify(report));
} finally {
  await cluster.stop();
  if (values.keep === undefined) await rm(folder, { recursive: true, force: true });
}
