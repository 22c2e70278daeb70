import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { faultFileRows, writeFileFaults } from "./errors/file-faults.ts";
import type { ErrorLevel } from "./errors/levels.ts";
import { Planter } from "./errors/planter.ts";
import { RowEncoder } from "./formats/encode.ts";
import type { Format, FormatId } from "./formats/format.ts";
import { openFormat } from "./formats/open-format.ts";
import { SnapshotDiff } from "./output/snapshot-diff.ts";
import { leadingRows, TableSet } from "./output/table-set.ts";
import type { Truth } from "./output/truth.ts";
import { writeTruth } from "./output/truth.ts";
import { cutOffOf } from "./province/calendar.ts";
import type { Household } from "./province/model.ts";
import { isoDate } from "./province/model.ts";
import { largestSnapshot } from "./province/numbers.ts";
import { loadPlaces } from "./province/places.ts";
import { planProvince } from "./province/province.ts";
import { walkProvince } from "./province/walk.ts";

export interface GenerateOptions {
  /** 1 = 654,785 households, about 2.5 million persons. */
  readonly scale: number;
  readonly seed: number;
  readonly format: FormatId;
  /** Folder to write into; made where it is missing. */
  readonly out: string;
  /** Plant errors, duplicates and traps, and write a small file per file fault. */
  readonly errors?: ErrorLevel;
  readonly xlsx?: boolean;
  /** 1 (default) to 8: the same province that many quarters later. */
  readonly snapshot?: number;
  /** Only places whose code begins so, such as "3602"; the rest is made but not written, so numbers stay the same. */
  readonly area?: string;
  /** OpenSID and PPKS as villages send them: one file each, which does not name its village. */
  readonly perVillage?: boolean;
}

export interface GenerateProgress {
  readonly households: number;
  readonly ofHouseholds: number;
  readonly rows: number;
}

export interface GenerateResult {
  readonly truthFile: string;
  readonly files: Truth["files"];
  readonly households: number;
  readonly persons: number;
  readonly planted: number;
}

/** Households between two reports of progress. */
const reportEvery = 5_000;

/**
 * Writes the demo province in one file format, with truth.json beside it. The same options give the same bytes.
 * Streams: memory does not grow with the scale (apart from the truth of planted errors and of changes).
 * @throws RangeError on a scale or snapshot out of range; whatever the file system throws.
 */
export async function generate(
  options: GenerateOptions,
  progress?: (now: GenerateProgress) => void,
): Promise<GenerateResult> {
  const { scale, seed, out, xlsx = false, snapshot = 1, area = "", perVillage = false } = options;
  if (!(scale > 0 && scale <= 5)) throw new RangeError("Scale must be above 0 and at most 5");
  if (!Number.isInteger(snapshot) || snapshot < 1 || snapshot > largestSnapshot) {
    throw new RangeError(`Snapshot must be a whole number from 1 to ${largestSnapshot}`);
  }
  await mkdir(out, { recursive: true });
  const places = loadPlaces();
  const plan = planProvince(places, scale, seed);
  const cutOff = cutOffOf(snapshot);
  const format = openFormat(options.format, places, { cutOff, villageColumn: !perVillage });
  const encoder = new RowEncoder(format.profile, format.values, format.delimiter);
  const walk = walkProvince(plan, snapshot);
  const tables = new TableSet({
    folder: out,
    format,
    encoder,
    xlsx,
    suffix: snapshot > 1 ? `-${snapshot}` : "",
    perVillage: perVillage && namesNoVillage(format),
  });
  const planter =
    options.errors &&
    new Planter({ level: options.errors, seed, format, encoder, places, office: walk.office, xlsx });
  const diff = snapshot > 1 ? new SnapshotDiff(format, encoder) : undefined;
  const tally = new Tally();
  const samples: string[][] = [];

  let passed = 0;
  for (const passage of walk.passages) {
    if (++passed % reportEvery === 0)
      progress?.({ households: passed, ofHouseholds: plan.quotas.households, rows: tally.rows });
    const place = (passage.now ?? passage.before)?.village.code ?? "";
    if (!place.startsWith(area)) continue;
    diff?.add(passage);
    const household = passage.now && format.view(passage.now);
    if (household === undefined) continue;
    const { table, changed } = await tables.tableFor(household.village.code);
    if (changed) planter?.nextFile();
    tally.count(household);
    if (planter !== undefined) {
      planter.write(table, household);
      if (samples.length < faultFileRows)
        household.members.forEach((person, at) => samples.push(encoder.cells(household, person, at)));
    } else if (xlsx)
      household.members.forEach((person, at) => table.cells(encoder.cells(household, person, at)));
    else for (const line of encoder.lines(household, household.members)) table.line(line);
    const full = table.drain();
    if (full !== undefined) await full;
  }
  await tables.close();
  progress?.({ households: passed, ofHouseholds: plan.quotas.households, rows: tally.rows });

  const fileFaults = planter
    ? await writeFileFaults({
        folder: out,
        format,
        encoder,
        leading: leadingRows(format, encoder),
        rows: samples,
        deciles: tally.deciles,
      })
    : [];
  const truth: Truth = {
    format: options.format,
    scale,
    seed,
    errors: planter !== undefined,
    level: options.errors ?? null,
    files: tables.written,
    households: tally.households,
    persons: tally.rows,
    deciles: tally.deciles,
    regions: tally.regions,
    planted: planter?.sorted() ?? [],
    fileFaults,
    duplicates: planter?.duplicates ?? [],
    traps: planter?.trapPairs ?? [],
    ...(diff ? { snapshot: diff.truth(snapshot, isoDate(cutOff)) } : {}),
  };
  const truthFile = join(out, snapshot > 1 ? `truth-${snapshot}.json` : "truth.json");
  await writeTruth(truthFile, truth);
  return {
    truthFile,
    files: truth.files,
    households: truth.households,
    persons: truth.persons,
    planted: truth.planted.length,
  };
}

function namesNoVillage(format: Format): boolean {
  return format.id === "opensid" || format.id === "ppks";
}

/** Counts for the truth: families and people as they are, before anything is planted. */
class Tally {
  households = 0;
  rows = 0;
  readonly deciles: Record<string, number> = {};
  readonly regions: Record<string, number> = {};

  count(household: Household): void {
    const { decile, village } = household;
    this.households++;
    this.rows += household.members.length;
    this.deciles[decile] = (this.deciles[decile] ?? 0) + 1;
    this.regions[village.regencyCode] = (this.regions[village.regencyCode] ?? 0) + 1;
  }
}
