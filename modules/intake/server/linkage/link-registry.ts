import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "#platform/batch/progress.ts";
import { BatchStopped } from "#platform/batch/progress.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import type { EngineResult } from "./engine/job.ts";
import type { EngineLimits } from "./engine/open-engine.ts";
import { pairsFile } from "./engine/write-pairs.ts";
import { exportPeople } from "./export-people.ts";
import { type LoadedPairs, loadPairs } from "./load-pairs.ts";
import { activeModel, storeModel } from "./model-store.ts";
import { blockingKeys } from "./reference-model.ts";
import { startEngine } from "./start-engine.ts";
import { openWorkFolder, removeWorkFolder } from "./work-folder.ts";

export interface LinkRequest {
  readonly runId: string;
  readonly areaCode: string;
  readonly startedBy: string;
  readonly workId: string | null;
  /** Estimate a new model from these people first, and put it in force. */
  readonly train: boolean;
}

export interface LinkOutcome extends LoadedPairs {
  readonly runId: string;
  readonly people: number;
  readonly candidates: number;
  readonly proposed: number;
  readonly clusters: number;
  readonly recallEstimate: number | null;
  readonly refusedPairs: number;
  readonly engineRssMb: number;
  readonly seconds: number;
}

/** Two cores and a quarter of the bar's memory left for the database and this process. */
export const engineLimits: EngineLimits = { memoryMb: 2000, threads: 2 };

async function openRun(database: Database, request: LinkRequest): Promise<void> {
  await database.loader.query(
    `insert into registry.link_runs (id, mode, place_code, work_id, started_by) values ($1, $2, $3, $4, $5) on conflict (id) do nothing`,
    [
      request.runId,
      request.train ? "train" : "registry",
      request.areaCode,
      request.workId,
      request.startedBy,
    ],
  );
}

/** How the run ended, where it did not end well; a process that stops leaves it running, to be taken up again. */
async function settle(database: Database, runId: string, error: unknown): Promise<void> {
  if (error instanceof BatchStopped && error.reason === "stopping") return;
  const cancelled = error instanceof BatchStopped;
  await database.loader.query(
    "update registry.link_runs r set state = $2, error_code = $3, finished_at = now() where r.id = $1",
    [
      runId,
      cancelled ? "cancelled" : "failed",
      cancelled ? null : error instanceof BatchFailed ? error.code : "INTERNAL",
    ],
  );
}

/** The engine's answer, from before a crash where it was complete then. */
async function compare(
  database: Database,
  request: LinkRequest,
  folder: string,
  progress: Progress,
): Promise<EngineResult> {
  const answer = join(folder, "result.json");
  if (existsSync(answer) && existsSync(join(folder, pairsFile)))
    return JSON.parse(await readFile(answer, "utf8")) as EngineResult;
  const exported = join(folder, "exported");
  if (!existsSync(exported)) {
    await progress.phase("menyalin data orang", null);
    await exportPeople(database, request.areaCode, folder);
    await writeFile(exported, "", { mode: 0o600 });
  }
  const people = (await readdir(folder)).filter((name) => /^people-\d+\.csv$/.test(name)).toSorted();
  if (people.length === 0) throw new BatchFailed("link-nobody");
  const { model } = await activeModel(database.loader);
  const result = await startEngine(
    {
      folder,
      people: people.map((name) => join(folder, name)),
      model,
      keys: await blockingKeys(),
      limits: engineLimits,
      crossOnly: false,
      train: request.train,
    },
    progress,
  );
  if (result.persons === 0) throw new BatchFailed("link-nobody");
  return result;
}

/** What to know of a run, as codes with figures; the screen has their sentences. */
function notesOf(result: EngineResult): readonly Record<string, unknown>[] {
  return [
    ...result.emptyFields.map((field) => ({ code: "field-empty", field })),
    ...result.keys.flatMap((key) =>
      key.refused > 0
        ? [
            {
              code: "key-refused",
              key: key.id,
              blocks: key.refused,
              people: key.refusedPeople,
              pairs: key.refusedPairs,
            },
          ]
        : [],
    ),
    ...(result.recallEstimate === null ? [{ code: "too-few-to-estimate" }] : []),
  ];
}

async function keep(
  database: Database,
  request: LinkRequest,
  folder: string,
  result: EngineResult,
): Promise<LoadedPairs> {
  const client = await database.loader.connect();
  let sound = false;
  try {
    const stored = await activeModel(client);
    let modelId = stored.id;
    if (result.model !== null)
      modelId = await storeModel(client, result.model, {
        runId: request.runId,
        by: request.startedBy,
        on: { people: result.persons, area: request.areaCode, proposed: result.proposed },
      });
    const loaded = await loadPairs(client, {
      id: request.runId,
      modelId,
      areaCode: request.areaCode,
      folder,
      propose: (result.model ?? stored.model).thresholds.propose,
    });
    await client.query(
      `update registry.link_runs r set state = 'done', finished_at = now(), model_id = $2, person_count = $3, pair_count = $4,
              proposed_count = $5, cluster_count = $6, phases = $7, keys = $8, notes = $9, recall_estimate = $10 where r.id = $1`,
      [
        request.runId,
        modelId,
        result.persons,
        result.pairs,
        result.proposed,
        result.clusters,
        JSON.stringify(result.phases),
        JSON.stringify(result.keys),
        JSON.stringify(notesOf(result)),
        result.recallEstimate,
      ],
    );
    sound = true;
    return loaded;
  } finally {
    client.release(!sound);
  }
}

/**
 * Compares everybody in an area with everybody: copies out, compares in the engine's process, brings the pairs in.
 * Each step is done once: a run that was killed goes on after the last finished one when called again with the same
 * id. Errors: BatchFailed "link-nobody", "link-memory", "link-disk"; BatchStopped.
 */
export async function linkRegistry(
  database: Database,
  request: LinkRequest,
  progress: Progress,
): Promise<LinkOutcome> {
  const began = performance.now();
  await openRun(database, request);
  const folder = await openWorkFolder(request.runId);
  let removed = true;
  try {
    const result = await compare(database, request, folder, progress);
    await progress.phase("menyimpan pasangan", null);
    const loaded = await keep(database, request, folder, result);
    return {
      ...loaded,
      runId: request.runId,
      people: result.persons,
      candidates: result.candidates,
      proposed: result.proposed,
      clusters: result.clusters,
      recallEstimate: result.recallEstimate,
      refusedPairs: result.keys.reduce((sum, key) => sum + key.refusedPairs, 0),
      engineRssMb: result.peakRssMb,
      seconds: Math.round((performance.now() - began) / 100) / 10,
    };
  } catch (error) {
    // A stopping process goes on with these files at its next start.
    removed = !(error instanceof BatchStopped && error.reason === "stopping");
    await settle(database, request.runId, error);
    throw error;
  } finally {
    if (removed) await removeWorkFolder(folder);
  }
}
