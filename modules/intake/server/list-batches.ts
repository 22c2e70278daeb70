import { sql } from "kysely";
import type { z } from "zod";
import { userNames } from "#modules/identity/server/index.ts";
import { plain } from "#platform/kernel/result.ts";
import { type Locale, query } from "#platform/runtime/operation.ts";
import { type BatchLine, listBatches } from "../contract/list-batches.ts";
import type { BatchState } from "../contract/shapes.ts";
import { readProfiles } from "./batch-row.ts";
import { type IntakeReference, intakeReference } from "./reference.ts";
import { showRule } from "./show-finding.ts";

export interface BatchRecord {
  id: string;
  file_name: string;
  profile_id: string | null;
  source: string | null;
  cut_off_on: string | null;
  state: BatchState;
  error_code: string | null;
  read_rows: bigint;
  accepted_rows: bigint;
  held_rows: bigint;
  refused_rows: bigint;
  created_by: string;
  created_at: Date;
}

/** One batch as a line of the list. */
export function batchLine(
  row: BatchRecord,
  names: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
  reference: IntakeReference,
  locale: Locale,
): z.output<typeof BatchLine> {
  const rule =
    row.error_code !== null && reference.rules.has(row.error_code)
      ? showRule(reference, locale, row.error_code)
      : null;
  return {
    batchId: row.id,
    fileName: row.file_name,
    profileTitle: row.profile_id === null ? null : (titles.get(row.profile_id) ?? row.profile_id),
    source: row.source,
    cutOffOn: row.cut_off_on,
    state: row.state,
    errorReason: rule?.reason ?? row.error_code,
    readRows: Number(row.read_rows),
    acceptedRows: Number(row.accepted_rows),
    heldRows: Number(row.held_rows),
    refusedRows: Number(row.refused_rows),
    createdByName: names.get(row.created_by) ?? "",
    createdAt: row.created_at.toISOString(),
  };
}

export const handler = query(listBatches, async (tx, { state, workId, limit, after }, { locale }) => {
  const [beforeAt = null, beforeId = null] = after?.split("_") ?? [];
  const { rows } = await sql<BatchRecord>`
    select b.id, b.file_name, b.profile_id, b.source, b.cut_off_on, b.state, b.error_code, b.read_rows, b.accepted_rows,
           b.held_rows, b.refused_rows, b.created_by, b.created_at
    from intake.batches b
    where (${state ?? null}::text is null or b.state = ${state ?? null})
      and (${workId ?? null}::uuid is null or b.work_id = ${workId ?? null}::uuid)
      and (${beforeAt}::timestamptz is null or (b.created_at, b.id) < (${beforeAt}::timestamptz, ${beforeId}::uuid))
    order by b.created_at desc, b.id desc limit ${limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ n: bigint }>`
    select count(*) as n from intake.batches b where (${state ?? null}::text is null or b.state = ${state ?? null})
      and (${workId ?? null}::uuid is null or b.work_id = ${workId ?? null}::uuid)`.execute(tx);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const names = await userNames(
    tx,
    shown.map((row) => row.created_by),
  );
  const titles = new Map(
    (await readProfiles(tx.client)).map((profile) => [profile.id, profile.title[locale]]),
  );
  const reference = await intakeReference();
  return plain({
    batches: shown.map((row) => batchLine(row, names, titles, reference, locale)),
    total: Number(counted[0]?.n ?? 0n),
    next: rows.length > limit && last ? `${last.created_at.toISOString()}_${last.id}` : null,
  });
});
