import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";
import type { Database } from "#platform/db/connection.ts";
import type { BatchRow } from "../batch-row.ts";
import { mostLanes } from "../stage/table-names.ts";
import { type Chunks, doneChunks, eachChunk, inChunk, type Lane, settled } from "./chunks.ts";
import { alignPlaces } from "./follow-moves.ts";
import { mergeExtras, mergeNames } from "./merge-extras.ts";
import { mergeFamilies } from "./merge-families.ts";
import { mergePersons } from "./merge-persons.ts";
import type { MergePlan } from "./plan.ts";
import { prepareFamilies, prepareHouseholds } from "./prepare.ts";

interface AppliedCounts {
  readonly families?: { readonly created: number; readonly changed: number };
  readonly persons?: { readonly created: number; readonly changed: number };
}

async function lastRow(client: pg.ClientBase, table: string): Promise<number> {
  const { rows } = await client.query<{ last: bigint | null }>(`select max(row_no) as last from ${table}`);
  return Number(rows[0]?.last ?? 0n);
}

async function addOutcome(client: pg.ClientBase, batchId: string, counts: AppliedCounts): Promise<void> {
  await client.query(
    `update intake.batches b set outcome = b.outcome || jsonb_build_object(
       'familiesCreated', coalesce((b.outcome->>'familiesCreated')::bigint, 0) + $2,
       'familiesChanged', coalesce((b.outcome->>'familiesChanged')::bigint, 0) + $3,
       'personsCreated', coalesce((b.outcome->>'personsCreated')::bigint, 0) + $4,
       'personsChanged', coalesce((b.outcome->>'personsChanged')::bigint, 0) + $5)
     where b.id = $1`,
    [
      batchId,
      counts.families?.created ?? 0,
      counts.families?.changed ?? 0,
      counts.persons?.created ?? 0,
      counts.persons?.changed ?? 0,
    ],
  );
}

/** Asked once the families are prepared: what was entered by hand until then is known by them or found here. */
async function holdsOnlyThis(client: pg.ClientBase, batch: BatchRow, plan: MergePlan): Promise<boolean> {
  const { rows } = await client.query<{ alone: boolean }>(
    `select not exists (select 1 from ${plan.tables.families} f where f.existed)
        and not exists (select 1 from registry.persons p where p.source_batch_id is distinct from $1)
        and not exists (select 1 from registry.families f where f.source_batch_id is distinct from $1)
        and not exists (select 1 from registry.person_identifiers i where i.source_batch_id is distinct from $1)
        and not exists (select 1 from registry.aid_received a where a.source_batch_id is distinct from $1) as alone`,
    [batch.id],
  );
  return rows[0]?.alone ?? false;
}

export interface MergeOptions {
  /** Before the names of the phases in intake.chunks; a later application of the same batch has its own. */
  readonly phasePrefix: string;
  /** Rows of this batch may be known from this batch: some were mended. */
  readonly meetsItself: boolean;
  /** Indexes and foreign keys are off, so that chunks may go in side by side. */
  readonly large: boolean;
}

/** Runs work with as many connections as may write at once; with one where chunks could meet each other. */
async function withLanes(
  database: Database,
  client: pg.ClientBase,
  count: number,
  work: (lanes: readonly Lane[]) => Promise<void>,
): Promise<void> {
  const more = await Promise.all(Array.from({ length: count - 1 }, () => database.loader.connect()));
  let failed = true;
  try {
    await work([client, ...more].map((one, number) => ({ number, client: one })));
    failed = false;
  } finally {
    for (const one of more) one.release(failed);
  }
}

/** Merges everything staged, chunk by chunk; chunks already committed are passed over. */
export async function mergeStaged(
  database: Database,
  client: pg.ClientBase,
  batch: BatchRow,
  filePlan: MergePlan,
  progress: Progress,
  { phasePrefix, meetsItself, large }: MergeOptions,
): Promise<void> {
  const done = await doneChunks(client, batch.id);
  let named = false;
  if (!done.has(`${phasePrefix}prepared:0`)) {
    await progress.phase("mengelompokkan keluarga", null);
    // The dictionary of names reads the same rows: in a large file it is made beside the families.
    named = large;
    await withLanes(database, client, large ? 2 : 1, async ([, beside]) => {
      await settled([
        prepareFamilies(client, batch, filePlan),
        ...(beside === undefined ? [] : [mergeNames(beside.client, filePlan)]),
      ]);
    });
    await client.query(
      `update intake.differences d set subject_id = f.family_id from ${filePlan.tables.families} f
       where d.batch_id = $1 and d.kind = 'new' and d.subject_kind = 'family' and d.row_no = f.source_row`,
      [batch.id],
    );
    await inChunk(client, batch.id, `${phasePrefix}prepared`, 0, () =>
      prepareHouseholds(client, batch, filePlan),
    );
  }
  const firstImport = !meetsItself && (await holdsOnlyThis(client, batch, filePlan));
  const plan = { ...filePlan, firstImport };
  const last = await lastRow(client, plan.tables.rows);
  await withLanes(database, client, firstImport && large ? mostLanes : 1, (lanes) =>
    mergeChunks(lanes, batch, plan, { batchId: batch.id, lastRow: last, done, progress, phasePrefix }),
  );
  await progress.phase("menyusun kamus nama", null);
  if (!named) await mergeNames(client, plan);
}

async function mergeChunks(
  lanes: readonly Lane[],
  batch: BatchRow,
  plan: MergePlan,
  { phasePrefix, ...chunks }: { phasePrefix: string } & Omit<Chunks, "lanes" | "phase" | "work">,
): Promise<void> {
  const { progress, lastRow: last } = chunks;
  const common = { ...chunks, lanes };
  await progress.phase("memasukkan keluarga", last);
  await eachChunk({
    ...common,
    phase: `${phasePrefix}families`,
    work: async (lane, range) => {
      const families = await mergeFamilies(lane.client, batch, plan, range);
      await addOutcome(lane.client, batch.id, { families });
    },
  });
  if (lanes[0] && !plan.firstImport) await alignPlaces(lanes[0].client, plan, "families");
  await progress.phase("memasukkan orang", last);
  await eachChunk({
    ...common,
    phase: `${phasePrefix}persons`,
    work: async (lane, range) => {
      const persons = `${plan.tables.persons}_${lane.number}`;
      const own = { ...plan, tables: { ...plan.tables, persons } };
      const counts = await mergePersons(lane.client, batch, own, range);
      await mergeExtras(lane.client, batch, own, range);
      await addOutcome(lane.client, batch.id, { persons: counts });
    },
  });
}
