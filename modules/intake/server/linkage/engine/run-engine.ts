import { join } from "node:path";
import { usesWords } from "../../../domain/linkage/blocking-key.ts";
import { clusterPairs, type Edge } from "../../../domain/linkage/cluster.ts";
import { blockBy, gatherCandidates, type KeyCount, openPairs } from "./block.ts";
import { estimateRecall, foundByKey } from "./estimate-recall.ts";
import type { EngineJob, EngineMessage, EngineResult, PhaseCount } from "./job.ts";
import { loadPeople } from "./load-people.ts";
import { measureNames } from "./measure-names.ts";
import { type Engine, openEngine } from "./open-engine.ts";
import { chooseThreshold, scoreCandidates } from "./score.ts";
import { trainModel } from "./train.ts";
import { writePairs } from "./write-pairs.ts";

/** Fields of the people and the column that tells whether anybody has a value. */
const valueColumns = {
  nik: "nik",
  kk: "kk",
  name: "nid",
  born: "born",
  sex: "sex",
  mother: "mnid",
  place: "regency",
  account: "account",
} as const;

async function findEmptyFields(engine: Engine): Promise<string[]> {
  const [row = {}] = await engine.rows<Record<string, number>>(
    `select ${Object.entries(valueColumns)
      .map(([field, column]) => `count(${column}) as ${field}`)
      .join(", ")} from people`,
  );
  return Object.keys(valueColumns).filter((field) => row[field] === 0);
}

/** Clusters of the proposed pairs, as table `clusters` (i, cluster). Returns how many there are. */
async function makeClusters(engine: Engine, propose: number): Promise<number> {
  const reader = await engine.connection.runAndReadAll(
    `select a, b, weight from scored where weight >= ${propose} order by weight desc limit 3000000`,
  );
  const [a = [], b = [], weight = []] = reader.getColumns() as number[][];
  const edges: Edge[] = a.map((one, at) => ({ a: one, b: b[at] ?? 0, weight: weight[at] ?? 0 }));
  const clusters = clusterPairs(edges);
  await engine.run("create table clusters (i integer, cluster integer)");
  const appender = await engine.connection.createAppender("clusters");
  for (const [person, cluster] of clusters) {
    appender.appendInteger(person);
    appender.appendInteger(cluster);
    appender.endRow();
  }
  appender.closeSync();
  return new Set(clusters.values()).size;
}

/** Runs a job from the people's files to pairs.tsv; `tell` hears of every phase. */
export async function runEngine(
  job: EngineJob,
  tell: (message: EngineMessage) => void,
): Promise<EngineResult> {
  const phases: PhaseCount[] = [];
  const phase = async (
    name: string,
    work: () => Promise<number>,
    total: number | null = null,
  ): Promise<number> => {
    tell({ kind: "phase", name, total });
    const began = performance.now();
    const count = await work();
    phases.push({ name, count, seconds: Math.round(performance.now() - began) / 1000 });
    return count;
  };
  const engine = await openEngine(join(job.folder, "spill"), job.limits);
  const persons = await phase("load", () => loadPeople(engine, job.people));
  const emptyFields = await findEmptyFields(engine);
  const hasMothers = !emptyFields.includes("mother");
  const keys = job.keys;
  await phase("names", async () => (await measureNames(engine, persons, keys.some(usesWords))).commonWords);
  let trained = job.train
    ? await trainModel(engine, job.model, persons, { hasMothers, emptyFields }, phase)
    : null;
  let model = trained ?? job.model;
  const counts: KeyCount[] = [];
  await phase(
    "block",
    async () => {
      await openPairs(engine);
      for (const [bit, key] of keys.entries()) {
        counts.push(await blockBy(engine, key, bit, persons, job.crossOnly));
        tell({ kind: "advance", units: 1 });
      }
      return counts.reduce((sum, one) => sum + one.pairs, 0);
    },
    keys.length,
  );
  const candidates = await phase("gather", () => gatherCandidates(engine));
  const pairs = await phase("score", () => scoreCandidates(engine, model, persons, hasMothers));
  if (trained !== null) {
    trained = { ...trained, thresholds: { ...trained.thresholds, propose: await chooseThreshold(engine) } };
    model = trained;
  }
  const clusters = await phase("cluster", () => makeClusters(engine, model.thresholds.propose));
  const found = await foundByKey(engine, keys.length, model.thresholds.propose);
  await phase("write", () => writePairs(engine, job.folder));
  return {
    persons,
    candidates,
    pairs,
    proposed: found.proposed,
    clusters,
    phases,
    keys: counts.map((one, bit) => ({ ...one, found: found.found[bit] ?? 0, alone: found.alone[bit] ?? 0 })),
    emptyFields,
    recallEstimate: estimateRecall(found),
    model: trained,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
