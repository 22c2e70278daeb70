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
import { timeSimulations } from "./assess/simulation.ts";
import { phaseClock } from "./import/phase-clock.ts";

/**
 * npm run bench -- assess [--scale 0.1] [--keep FOLDER]
 *
 * Every programme in force over everybody: marks, criteria, totals and indexes kept; beside it one hand-written
 * statement that judges the same predicates and only counts. Then 1 % of the families change and are judged again, and
 * two programmes are simulated with three scenarios each. Processor seconds of the database stand beside the clock: on
 * a busy machine only they compare.
 * --keep: the registry of an earlier run lies there and is used again (importing 2.5 million persons takes minutes).
 */
const { values } = parseArgs({
  options: { scale: { type: "string", default: "0.1" }, keep: { type: "string" } },
});
const scale = Number(values.scale);
const asOf = "2026-11-22";
const bar = { seconds: scale >= 1 ? 10 : null, ratio: 2, changesShare: 0.1, simulationSeconds: 5 };
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

interface Spent {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** Time on the clock and the database's processor time of some work. */
async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const clock = phaseClock(cluster);
  await clock.phase("", null);
  await work();
  const [phase] = clock.end();
  return { seconds: phase?.seconds ?? 0, cpuSeconds: phase?.databaseCpuSeconds ?? 0 };
}

const least = (one: Spent, other: Spent): Spent => ({
  seconds: Math.min(one.seconds, other.seconds),
  cpuSeconds: Math.min(one.cpuSeconds, other.cpuSeconds),
});

async function limitOf(database: Database): Promise<Spent & { counts: Record<string, number> }> {
  const client = await database.loader.connect();
  let counts: Record<string, number> = {};
  try {
    await client.query("set work_mem = '384MB'; set hash_mem_multiplier = 2");
    const ask = async () => {
      const { rows } = await client.query<{ counts: Record<string, number> }>(handWritten(asOf));
      counts = rows[0]?.counts ?? {};
    };
    return { ...least(await spent(ask), await spent(ask)), counts };
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
  const limit = await limitOf(database);
  const clock = phaseClock(cluster);
  let result = await run(true, clock);
  const phases = clock.end();
  const first = {
    seconds: phases.reduce((sum, phase) => sum + phase.seconds, 0),
    cpuSeconds: phases.reduce((sum, phase) => sum + phase.databaseCpuSeconds, 0),
  };
  // The second full run also compares everybody with the first: who crossed which line.
  const full = least(first, await spent(() => run(true)));
  const unequal = await differences(database, limit.counts);
  const changed = await changeSome(database, 0.01);
  const changes = await spent(async () => {
    result = await run(false);
  });
  const families = result.families;
  const simulations = await timeSimulations(database);
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
    seconds: rounded(full.seconds),
    cpuSeconds: rounded(full.cpuSeconds),
    limitSeconds: rounded(limit.seconds),
    limitCpuSeconds: rounded(limit.cpuSeconds),
    ratio: rounded(full.seconds / limit.seconds),
    cpuRatio: rounded(full.cpuSeconds / limit.cpuSeconds),
    changedFamilies: changed,
    changesSeconds: rounded(changes.seconds),
    changesCpuSeconds: rounded(changes.cpuSeconds),
    changesShare: rounded(changes.seconds / full.seconds),
    changesCpuShare: rounded(changes.cpuSeconds / full.cpuSeconds),
    rejudgedFamilies: families,
    crossings: result.crossings,
    unequal,
    simulations,
    bar,
    passed:
      (bar.seconds === null || full.seconds <= bar.seconds) &&
      full.seconds / limit.seconds <= bar.ratio &&
      changes.seconds / full.seconds <= bar.changesShare &&
      simulations.every((one) => one.seconds <= bar.simulationSeconds) &&
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
