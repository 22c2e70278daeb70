import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type pg from "pg";
import { Random } from "#demo/province/random.ts";
import { nameKey, searchStatements } from "#modules/registry/server/index.ts";
import { bootstrapDatabase, createDatabase } from "#platform/db/bootstrap.ts";
import { startCluster } from "#platform/db/cluster.ts";
import { type Database, openDatabase } from "#platform/db/connection.ts";
import { migrate } from "#platform/db/migrate.ts";
import { inScope, type Tx } from "#platform/db/tx.ts";
import { newId } from "#platform/kernel/ids.ts";
import { fillRegistry, type Sample } from "./search/fill.ts";
import { processorMilliseconds } from "./search/processor.ts";
import { type Question, questionsFor } from "./search/questions.ts";

/**
 * npm run bench -- search [--scale 1] [--count 300]
 *
 * Fills a throw-away database and asks it what people type, through the statements of registry.find-persons, as
 * an officer of one region and as one of the province, under row-level security. The limit is the bare
 * statement of the same question without policies, in the same run. Beside the time on the clock stands the
 * processor time of a question (database and this process), which other work on the machine changes little.
 */
const bars = { exact: 2, prefix: 5, misspelt: 100 } as const;
type Kind = keyof typeof bars;

type Hits = ReadonlyArray<{ readonly name: string; readonly nik: string | null }>;

const ask: Readonly<Record<Kind, (tx: Tx, text: string) => Promise<Hits>>> = {
  exact: (tx, text) => searchStatements.hitsByNumber(tx, text, 20),
  prefix: async (tx, text) =>
    searchStatements.readHits(tx, await searchStatements.findByPrefix(tx, nameKey(text), 20)),
  misspelt: async (tx, text) =>
    searchStatements.readHits(tx, await searchStatements.findByLikeness(tx, nameKey(text), 20)),
};

/** Whether the answer holds what was meant; for a beginning of a name, whether there is one at all. */
const answers: Readonly<Record<Kind, (hits: Hits, meant: string) => boolean>> = {
  exact: (hits, meant) => hits.some((hit) => hit.nik === meant),
  prefix: (hits) => hits.length > 0,
  misspelt: (hits, meant) => hits.some((hit) => nameKey(hit.name) === nameKey(meant)),
};

/**
 * The same questions in the barest form PostgreSQL can answer them, by a role that policies do not touch;
 * misspelt: trigrams over whole names, with an index made for it here.
 */
const bare: Readonly<Record<Kind, readonly [sql: string, key: (question: string) => string]>> = {
  exact: [
    "select p.name from registry.person_identifiers i join registry.persons p on p.region_code = i.region_code and p.id = i.person_id where i.number = $1",
    (nik) => nik,
  ],
  prefix: [
    "select p.name from registry.persons p where p.region_code = '3602' and p.name_key >= $1 and p.name_key < $1 || '{' order by p.name_key limit 20",
    nameKey,
  ],
  misspelt: [
    "select n.name from registry.names n where n.name % $1 order by similarity(n.name, $1) desc limit 20",
    nameKey,
  ],
};

const percentile = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const rounded = (value: number) => Math.round(value * 100) / 100;

interface Timing {
  readonly p50: number;
  readonly p95: number;
  readonly processorP50: number;
  readonly processorP95: number;
  /** Share of the questions whose answer holds what was meant. */
  readonly found: number;
}

async function timed(
  backendPid: number,
  questions: readonly Question[],
  run: (question: Question) => Promise<boolean>,
): Promise<Timing> {
  // Caches and plans warm, as in an office's morning; the questions measured are others.
  for (const question of questions.slice(0, 30)) await run(question);
  const times: number[] = [];
  const processor: number[] = [];
  let answered = 0;
  for (const question of questions.slice(30)) {
    const before = processorMilliseconds(backendPid);
    const start = performance.now();
    if (await run(question)) answered += 1;
    times.push(performance.now() - start);
    processor.push(processorMilliseconds(backendPid) - before);
  }
  return {
    p50: rounded(percentile(times, 0.5)),
    p95: rounded(percentile(times, 0.95)),
    processorP50: rounded(percentile(processor, 0.5)),
    processorP95: rounded(percentile(processor, 0.95)),
    found: rounded(answered / times.length),
  };
}

const backendPid = async (client: pg.ClientBase) =>
  (await client.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid ?? 0;

async function measureScope(
  database: Database,
  areaCode: string,
  questions: Readonly<Record<Kind, readonly Question[]>>,
): Promise<Record<Kind, Timing>> {
  const scope = { actorId: newId(), areaCode, bidang: null, compartments: [], permissions: [] };
  const one = (kind: Kind) =>
    inScope(database.app, scope, "read only", async (tx) =>
      timed(await backendPid(tx.client), questions[kind], async ({ text, meant }) =>
        answers[kind](await ask[kind](tx, text), meant),
      ),
    );
  return { exact: await one("exact"), prefix: await one("prefix"), misspelt: await one("misspelt") };
}

async function measureBare(
  database: Database,
  questions: Readonly<Record<Kind, readonly Question[]>>,
): Promise<Record<Kind, Timing>> {
  const client = await database.owner.connect();
  try {
    await client.query(
      "create index if not exists bench_names_by_trigram on registry.names using gin (name gin_trgm_ops)",
    );
    await client.query("set pg_trgm.similarity_threshold = 0.42");
    const pid = await backendPid(client);
    const one = (kind: Kind) => {
      const [text, key] = bare[kind];
      return timed(
        pid,
        questions[kind],
        async (question) =>
          ((await client.query({ name: kind, text, values: [key(question.text)] })).rowCount ?? 0) > 0,
      );
    };
    return { exact: await one("exact"), prefix: await one("prefix"), misspelt: await one("misspelt") };
  } finally {
    client.release();
  }
}

function report(title: string, timings: Record<Kind, Timing>): void {
  for (const kind of Object.keys(bars) as Kind[]) {
    const { p50, p95, processorP50, processorP95, found } = timings[kind];
    const mark = title === "bare" ? "" : p95 <= bars[kind] ? "ok" : "OVER";
    console.log(
      `${title.padEnd(10)} ${kind.padEnd(9)} p50 ${p50.toFixed(2).padStart(8)} ms  p95 ${p95.toFixed(2).padStart(8)} ms  bar ${bars[kind]} ms ${mark.padEnd(4)} processor ${processorP50.toFixed(2)} / ${processorP95.toFixed(2)} ms  answered ${(found * 100).toFixed(0)} %`,
    );
  }
}

const { values } = parseArgs({
  options: { scale: { type: "string", default: "0.1" }, count: { type: "string", default: "300" } },
});
const scale = Number(values.scale);
const folder = join(tmpdir(), `sinergi-bench-${randomBytes(6).toString("hex")}`);
const cluster = await startCluster({ folder, disposable: true, settings: { shared_buffers: "1GB" } });
let code = 0;
try {
  const address = { kind: "socket", socket: cluster.socket, database: "bench" } as const;
  await createDatabase(address);
  await bootstrapDatabase(address);
  await migrate(address);
  const database = openDatabase(address);
  const started = performance.now();
  const { persons, samples } = await fillRegistry(database, scale, (families) =>
    process.stderr.write(`\r${families} keluarga `),
  );
  const fillSeconds = (performance.now() - started) / 1000;
  const names = await database.owner.query<{ count: string }>(
    "select count(*)::text as count from registry.names",
  );
  console.log(
    `\n${persons} persons, ${names.rows[0]?.count} distinct folded names, filled in ${fillSeconds.toFixed(1)} s`,
  );
  const random = new Random(7);
  const inRegion = (list: readonly Sample[]) => list.filter((sample) => sample.regionCode === "3602");
  const count = Number(values.count) + 30;
  const scopes = {
    regional: await measureScope(database, "3602", questionsFor(random, inRegion(samples), count)),
    province: await measureScope(database, "36", questionsFor(random, samples, count)),
    village: await measureScope(database, "3602012001", questionsFor(random, inRegion(samples), count)),
  };
  const limit = await measureBare(database, questionsFor(random, samples, count));
  for (const [title, timings] of Object.entries(scopes)) report(title, timings);
  report("bare", limit);
  await database.close();
  const over = (Object.keys(bars) as Kind[]).some(
    (kind) => scopes.regional[kind].p95 > bars[kind] || scopes.province[kind].p95 > bars[kind],
  );
  if (over) code = 1;
  const seconds = scopes.province.misspelt.p95 / 1000;
  const limitSeconds = limit.misspelt.p95 / 1000;
  console.log(
    JSON.stringify({
      bench: "search",
      scale,
      persons,
      seconds,
      limitSeconds,
      ratio: rounded(seconds / limitSeconds),
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
      fillSeconds: rounded(fillSeconds),
      ...scopes,
      bare: limit,
      barsMs: bars,
    }),
  );
} finally {
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(code);
