import { sql } from "kysely";
import { z } from "zod";
import { userNames } from "#modules/identity/server/index.ts";
import { secondsLeft } from "#platform/batch/list-my-batches.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { type BatchAction, type BatchWork, getBatch } from "../contract/get-batch.ts";
import { FileFinding, MappedColumnShape } from "../contract/shapes.ts";
import { missingFields } from "../domain/mapping.ts";
import { allowedActions } from "./allowed-actions.ts";
import { batchCounts } from "./batch-counts.ts";
import { readProfiles } from "./batch-row.ts";
import { type BatchRecord, batchLine } from "./list-batches.ts";
import { intakeReference } from "./reference.ts";
import { showFinding, showRule } from "./show-finding.ts";

interface Record extends BatchRecord {
  revision: number;
  checked_at: Date | null;
  applied_at: Date | null;
  ended_at: Date | null;
  byte_size: bigint;
  source_kind: "snapshot" | "population" | "list" | "recipients" | null;
  asked_place: string | null;
  warned_rows: bigint;
  ready_rows: number;
  file_findings: unknown;
  mapping: unknown;
  outcome: { [name: string]: unknown };
  previous_id: string | null;
  previous_cut_off: string | null;
  work_id: string | null;
  work_state: z.output<typeof BatchWork>["state"] | null;
  phase: string | null;
  done_units: bigint | null;
  total_units: bigint | null;
  phase_seconds: number | null;
}

function workOf(row: Record): z.output<typeof BatchWork> | null {
  if (row.work_id === null || row.work_state === null) return null;
  const done = Number(row.done_units ?? 0n);
  const total = row.total_units === null ? null : Number(row.total_units);
  return {
    workId: row.work_id,
    state: row.work_state,
    phase: row.phase,
    doneUnits: total === null ? done : Math.min(done, total),
    totalUnits: total,
    secondsLeft: row.work_state === "running" ? secondsLeft(done, total, row.phase_seconds) : null,
  };
}

export const handler = query(getBatch, async (tx, { batchId }, { actor, locale }) => {
  const { rows } = await sql<Record>`
    select b.id, b.file_name, b.profile_id, b.source, b.cut_off_on, b.state, b.error_code, b.read_rows, b.accepted_rows,
           b.held_rows, b.refused_rows, b.warned_rows, b.created_by, b.created_at, b.revision, b.checked_at, b.applied_at, b.ended_at, b.byte_size, b.source_kind, b.asked_place,
           b.file_findings, b.mapping, b.outcome, p.id as previous_id, p.cut_off_on as previous_cut_off,
           (select count(*)::int from intake.held_rows h where h.batch_id = b.id and h.state = 'ready') as ready_rows,
           w.id as work_id, w.state as work_state, w.phase, w.done_units, w.total_units,
           extract(epoch from now() - w.phase_started_at)::float8 as phase_seconds
    from intake.batches b
    left join intake.batches p on p.id = b.previous_batch_id
    left join app.batches w on w.id = b.work_id
    where b.id = ${batchId}`.execute(tx);
  const row = rows[0];
  if (!row) return refuse("BATCH_NOT_FOUND");
  const { byRule, differences } = await batchCounts(tx, row, actor);
  const profiles = await readProfiles(tx.client);
  const profile = profiles.find((one) => one.id === row.profile_id);
  const mapping = z.array(MappedColumnShape).parse(row.mapping ?? []);
  const reference = await intakeReference();
  const names = await userNames(tx, [row.created_by]);
  const titles = new Map(profiles.map((one) => [one.id, one.title[locale]]));
  const missing = profile === undefined ? [] : missingFields(profile, mapping);
  const actions: BatchAction[] = allowedActions(actor.permissions, {
    state: row.state,
    held: Number(row.held_rows),
    ready: row.ready_rows,
    accepted: Number(row.accepted_rows),
  });
  return plain({
    ...batchLine(row, names, titles, reference, locale),
    revision: row.revision,
    byteSize: Number(row.byte_size),
    profileId: row.profile_id,
    unit: profile?.unit ?? null,
    sourceKind: row.source_kind,
    checkedAt: row.checked_at?.toISOString() ?? null,
    appliedAt: row.applied_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    needsPlace:
      profile?.places.system === "asked" && !mapping.some((column) => column.field?.startsWith("place.")),
    askedPlace: row.asked_place,
    warnedRows: Number(row.warned_rows),
    readyRows: row.ready_rows,
    work: workOf(row),
    fileFindings: z
      .array(FileFinding)
      .parse(row.file_findings)
      .map((finding) => showFinding(reference, locale, finding)),
    missingFields: missing.map((field) => reference.fields.get(field)?.label[locale] ?? field),
    rules: byRule.map(({ rule, n }) => ({ ...showRule(reference, locale, rule), rows: n })),
    outcome: row.outcome,
    previous: row.previous_id === null ? null : { batchId: row.previous_id, cutOffOn: row.previous_cut_off },
    differences: differences.map((one) => ({ kind: one.kind, subjectKind: one.subject_kind, count: one.n })),
    actions,
  });
});
