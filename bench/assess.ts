import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadReference } from "#apps/server/reference.ts";
import { assessPeriod } from "#modules/programmes/server/index.ts";
import { bootstrapDatabase, createDatabase } from "#platform/db/bootstrap.ts";
import { startCluster } from "#platform/db/cluster.ts";
import { type Database, openDatabase } from "#platform/db/connection.ts";
import { migrate } from "#platform/db/migrate.ts";
import { newId } from "#platform/kernel/ids.ts";
import { changeSome } from "./assess/changes.ts";
import { handWritten } from "./assess/hand-written.ts";
import { fillByImport } from "./assess/registry.ts";
import { phaseClock } from "./import/phase-clock.ts";

/**
 * npm run bench -- assess [--scale 0.1] [--keep FOLDER]
 *
 * Every programme in force over everybody: marks, criteria, totals and indexes kept; beside it one hand-written
 * statement that judges the same predicates and only counts. Then 1 % of the families change and are judged again.
 * --keep: the registry of an earlier run lies there and is used again (importing 2.5 million persons takes minutes).
 */
const { values } = parseArgs({
  options: { scale: { type: "string", default: "0.1" }, keep: { type: "string" } },
});
const scale = Number(values.scale);
const asOf = "2026-11-22";
const bar = { seconds: scale >= 1 ? 10 : null, ratio: 2, changesShare: 0.1 };
const folder = values.keep ?? join(import.meta.dirname, "..", "tmp", "bench", `assess-${process.pid}`);
const filled = existsSync(join(folder, "PG_VERSION"));
process.env["SINERGI_DATA"] = join(folder, "..", "assess-files");

const cluster = await startCluster({ folder });
const rounded = (value: number) => Math.round(value * 100) / 100;

async function prepared(): Promise<Database> {
  const address = { kind: "socket", socket: cluster.socket, database: "registry" } as const;
  await createDatabase(address);
  await bootstrapDatabase(address);
  await migrate(address);
  const database = openDatabase(address);
  await loadReference(database);
  if (!filled) await fillByImport(database, scale);
  // As an office's server is in the morning: statistics known, pages visible.
  for (const table of [
    "persons",
    "families",
    "welfare_snapshots",
    "housing_facts",
    "aid_received",
    "person_conditions",
  ])
    await database.loader.query(`vacuum analyze registry.${table}`);
  return database;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** Best of `times`: what the machine can do, whatever else it did meanwhile. */
async function best(times: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) least = Math.min(least, await seconds(work));
  return least;
}

async function limitSeconds(
  database: Database,
): Promise<{ seconds: number; counts: Record<string, number> }> {
  const client = await database.loader.connect();
  let counts: Record<string, number> = {};
  try {
    await client.query("set work_mem = '384MB'; set hash_mem_multiplier = 2");
    const least = await best(2, async () => {
      const { rows } = await client.query<{ counts: Record<string, number> }>(handWritten(asOf));
      counts = rows[0]?.counts ?? {};
    });
    return { seconds: least, counts };
  } finally {
    client.release(true);
  }
}

/** Programmes whose number of fitting subjects differs from the hand-written statement's: there must be none. */
async function differences(database: Database, counts: Record<string, number>): Promise<string[]> {
  const { rows } = await database.owner.query<{ code: string; met: number; lacking: number }>(
    `select t.programme_code as code, coalesce(sum(t.subject_count) filter (where t.state & 3 = 1), 0)::int as met,
            coalesce(sum(t.subject_count) filter (where t.state & 3 = 2), 0)::int as lacking
       from programmes.assessment_totals t join programmes.assessments a on a.id = t.assessment_id and a.state = 'done'
      group by 1`,
  );
  const ours = new Map(rows.map((row) => [row.code, row]));
  return Object.keys(counts)
    .filter((key) => key.endsWith(".met"))
    .map((key) => key.slice(0, -4))
    .filter((code) => {
      const one = ours.get(code);
      return (one?.met ?? 0) !== counts[`${code}.met`] || (one?.lacking ?? 0) !== counts[`${code}.lacking`];
    });
}

try {
  const database = await prepared();
  const startedBy = newId();
  const run = (full: boolean, clock = phaseClock(cluster)) =>
    assessPeriod(
      database,
      { period: "2026", asOfOn: asOf, full, placeCode: "36", startedBy, workId: null },
      clock,
    );
  const limit = await limitSeconds(database);
  const clock = phaseClock(cluster);
  let result = await run(true, clock);
  const phases = clock.end();
  let full = phases.reduce((sum, phase) => sum + phase.seconds, 0);
  // The second full run also compares everybody with the first: who crossed which line.
  full = Math.min(full, await seconds(() => run(true)));
  const unequal = await differences(database, limit.counts);
  const changed = await changeSome(database, 0.01);
  const changes = await seconds(async () => {
    result = await run(false);
  });
  const families = result.families;
  await database.close();
  console.table(
    phases.map((phase) => ({
      fase: phase.name,
      detik: rounded(phase.seconds),
      "CPU basis data": rounded(phase.databaseCpuSeconds),
    })),
  );
  const report = {
    bench: "assess",
    scale,
    programmes: result.programmes,
    seconds: rounded(full),
    limitSeconds: rounded(limit.seconds),
    ratio: rounded(full / limit.seconds),
    changedFamilies: changed,
    changesSeconds: rounded(changes),
    changesShare: rounded(changes / full),
    rejudgedFamilies: families,
    crossings: result.crossings,
    unequal,
    bar,
    passed:
      (bar.seconds === null || full <= bar.seconds) &&
      full / limit.seconds <= bar.ratio &&
      changes / full <= bar.changesShare &&
      unequal.length === 0,
  };
  console.log(
    `Penuh ${report.seconds} s, pernyataan tulisan tangan ${report.limitSeconds} s (rasio ${report.ratio}); ` +
      `setelah 1 % berubah ${report.changesSeconds} s (${Math.round(report.changesShare * 100)} %)`,
  );
  console.log(JSON.stringify(report));
} finally {
  await cluster.stop();
  if (values.keep === undefined) await rm(folder, { recursive: true, force: true });
}
