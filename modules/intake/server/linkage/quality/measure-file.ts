import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Progress } from "#platform/batch/progress.ts";
import { pairsFile } from "../engine/write-pairs.ts";
import { engineLimits } from "../link-registry.ts";
import { blockingKeys, deliveredModel } from "../reference-model.ts";
import { startEngine } from "../start-engine.ts";
import { openWorkFolder, removeWorkFolder } from "../work-folder.ts";
import { curveSvg } from "./curve-svg.ts";
import { measure, type Point, pairKey, type ScoredPair } from "./measure.ts";
import { type FileMap, writePeopleOfFile } from "./people-of-file.ts";
import { readTruth } from "./read-truth.ts";

export interface FileQuality {
  readonly rows: number;
  /** Rows equal to an earlier one to the last letter; they are one by themselves and not compared. */
  readonly repeatedRows: number;
  readonly missingFields: readonly string[];
  readonly candidates: number;
  readonly proposed: number;
  readonly clusters: number;
  readonly threshold: number;
  readonly recallEstimate: number | null;
  readonly refusedPairs: number;
  readonly seconds: number;
  readonly engineRssMb: number;
  /** Only with a truth: the point at the threshold, the whole curve, what was missed and mistaken by kind. */
  readonly quality: {
    readonly truePairs: number;
    readonly precision: number;
    readonly recall: number;
    readonly f1: number;
    readonly falsePerThousand: number;
    readonly missedByKind: Readonly<Record<string, number>>;
    readonly trapsSprung: Readonly<Record<string, number>>;
    readonly curve: readonly Point[];
  } | null;
}

function count(kinds: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/**
 * Compares the rows of a file with each other and, where a truth is given, measures how well. Nothing enters the
 * database. `train`: the weights are estimated from this file first; else those delivered are used.
 * Errors: FileRefused, BatchFailed as of the engine, SetupError for a truth that cannot be read.
 */
export async function measureFile(
  path: string,
  options: {
    readonly map: FileMap | null;
    readonly truth: string | null;
    /** Where the curve is drawn (SVG); null = nowhere. */
    readonly picture: string | null;
    readonly train: boolean;
  },
  progress: Progress,
): Promise<FileQuality> {
  const began = performance.now();
  const folder = await openWorkFolder();
  try {
    await progress.phase("membaca berkas", null);
    const file = join(folder, "people-0.csv");
    const people = await writePeopleOfFile(path, options.map, file);
    const model = await deliveredModel();
    const result = await startEngine(
      {
        folder,
        people: [file],
        model,
        keys: await blockingKeys(),
        limits: engineLimits,
        crossOnly: false,
        train: options.train,
      },
      progress,
    );
    const threshold = (result.model ?? model).thresholds.propose;
    let quality: FileQuality["quality"] = null;
    if (options.truth !== null) {
      const labels = await readTruth(options.truth, path);
      const text = await readFile(join(folder, pairsFile), "utf8");
      const pairs: ScoredPair[] = text.split("\n").flatMap((line) => {
        const [a, b, weight] = line.split("\t");
        return weight === undefined ? [] : [{ a: Number(a), b: Number(b), weight: Number(weight) }];
      });
      const { chosen, curve } = measure(pairs, labels.truth, threshold);
      const proposed = new Set(
        pairs.filter((pair) => pair.weight >= threshold).map((pair) => pairKey(pair.a, pair.b)),
      );
      quality = {
        truePairs: labels.truth.size,
        precision: chosen.precision,
        recall: chosen.recall,
        f1: chosen.f1,
        falsePerThousand: Math.round((1 - chosen.precision) * 100_000) / 100,
        missedByKind: count([...labels.kinds].flatMap(([key, kind]) => (proposed.has(key) ? [] : [kind]))),
        trapsSprung: count([...labels.traps].flatMap(([key, kind]) => (proposed.has(key) ? [kind] : []))),
        curve,
      };
      if (options.picture !== null) await writeFile(options.picture, curveSvg(curve, chosen));
    }
    return {
      rows: people.rows,
      repeatedRows: people.repeated.length,
      missingFields: people.missing,
      candidates: result.candidates,
      proposed: result.proposed,
      clusters: result.clusters,
      threshold,
      recallEstimate: result.recallEstimate,
      refusedPairs: result.keys.reduce((sum, key) => sum + key.refusedPairs, 0),
      seconds: Math.round((performance.now() - began) / 100) / 10,
      engineRssMb: result.peakRssMb,
      quality,
    };
  } finally {
    await removeWorkFolder(folder);
  }
}
