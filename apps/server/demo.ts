import { rm } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "#demo/generate.ts";
import { type DemoAccount, ensureDemoAccounts, unsafeFindUserId } from "#modules/identity/server/index.ts";
import { importFile } from "#modules/intake/server/index.ts";
import { officeProvince } from "#modules/regions/server/index.ts";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { dataSecret } from "./data-folder.ts";
import { openDemoYear } from "./demo-office.ts";
import type { Tell } from "./open-database.ts";

/** Scale of the demo province that a first start loads: 13,096 households, about 50,000 people. */
export const demoScale = 0.02;

export interface DemoOptions {
  readonly dataFolder: string;
  readonly scale: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly tell: Tell;
}

type DemoState = "none" | "loading" | "loaded" | "declined";

/** What a first start decided: an office that declined the demo is never offered it again. */
export async function demoState(database: Database): Promise<DemoState> {
  const { rows } = await database.owner.query<{ state: DemoState }>(
    "select s.value #>> '{}' as state from app.settings s where s.key = 'demo'",
  );
  return rows[0]?.state ?? "none";
}

export async function setDemoState(database: Database, state: Exclude<DemoState, "none">): Promise<void> {
  await database.owner.query(
    "insert into app.settings (key, value) values ('demo', to_jsonb($1::text)) on conflict (key) do update set value = excluded.value, updated_at = now()",
    [state],
  );
}

interface Step {
  readonly title: string;
  readonly format: "dtsen" | "ppks" | "recipients";
  readonly snapshot: number;
  readonly errors: boolean;
  /** False: left waiting, so that the first visitor finds a decision to make. */
  readonly apply: boolean;
}

const steps: readonly Step[] = [
  { title: "DTSEN triwulan pertama", format: "dtsen", snapshot: 1, errors: true, apply: true },
  { title: "daftar PPKS", format: "ppks", snapshot: 1, errors: false, apply: true },
  { title: "daftar penerima bantuan", format: "recipients", snapshot: 1, errors: false, apply: true },
  {
    title: "DTSEN triwulan kedua (menunggu keputusan)",
    format: "dtsen",
    snapshot: 2,
    errors: false,
    apply: false,
  },
];

/**
 * Loads the demo province through the same way real files take: generated, uploaded, checked, applied. A start
 * that was killed halfway goes on: a file that is in already is passed over by its contents.
 */
export async function loadDemo(database: Database, options: DemoOptions): Promise<readonly DemoAccount[]> {
  const { dataFolder, scale, seed, signal, tell } = options;
  await setDemoState(database, "loading");
  tell("akun demo");
  const accounts = await ensureDemoAccounts(database, await dataSecret(dataFolder));
  const createdBy = await inScope(database.app, noScope, "read only", (tx) =>
    unsafeFindUserId(tx, "administrator"),
  );
  if (createdBy === null) throw new Error("the demo administrator was not made");
  const placeCode = await inScope(database.app, noScope, "read only", officeProvince);
  for (const [index, step] of steps.entries()) {
    const title = `[${index + 1}/${steps.length}] ${step.title}`;
    const out = join(dataFolder, "demo", `${step.format}-${step.snapshot}`);
    const made = await generate(
      {
        scale,
        seed,
        format: step.format,
        out,
        snapshot: step.snapshot,
        ...(step.errors ? { errors: "light" as const } : {}),
      },
      ({ households, ofHouseholds }) =>
        tell(`${title}: membuat ${Math.round((households / ofHouseholds) * 100)} %`),
    );
    const file = made.files[0];
    if (!file) throw new Error("the generator wrote no file");
    tell(`${title}: memasukkan ${file.rows.toLocaleString("id-ID")} baris`);
    try {
      await importFile(
        database,
        { path: join(out, file.name), placeCode, createdBy, apply: step.apply },
        signal,
      );
    } catch (error) {
      if (!(error instanceof BatchFailed && error.code === "file-already-imported")) throw error;
    }
    await rm(out, { recursive: true, force: true });
  }
  await openDemoYear(database, { placeCode, tell });
  await setDemoState(database, "loaded");
  return accounts;
}
