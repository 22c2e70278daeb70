import { sql } from "kysely";
import { placeExists } from "#modules/regions/server/index.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { saveMapping } from "../contract/save-mapping.ts";
import { FileReading } from "../contract/shapes.ts";
import { correctMapping, mapColumns, missingFields } from "../domain/mapping.ts";
import { readProfiles } from "./batch-row.ts";
import { batchSubject, findBatch } from "./find-batch.ts";
import { intakeReference } from "./reference.ts";

export const handler = command(saveMapping, async (tx, input, { actor }) => {
  const batch = await findBatch(tx, input.batchId, true);
  if (!batch) return refuse("BATCH_NOT_FOUND");
  if (batch.revision !== input.baseRevision) return refuse("BATCH_CHANGED");
  if (batch.state !== "received" && batch.state !== "checked") return refuse("BATCH_STATE_WRONG");
  const profile = (await readProfiles(tx.client)).find((one) => one.id === input.profileId);
  if (!profile) return refuse("PROFILE_UNKNOWN");
  const { fields } = await intakeReference();
  const wanted = input.columns.flatMap((column) => (column.field === null ? [] : [column.field]));
  if (wanted.some((field) => !fields.has(field))) return refuse("FIELD_UNKNOWN");
  if (new Set(wanted).size < wanted.length) return refuse("FIELD_TWICE");
  if (input.askedPlace !== null) {
    const inside = input.askedPlace.length === 10 && input.askedPlace.startsWith(actor.areaCode);
    if (!inside || !(await placeExists(tx, input.askedPlace))) return refuse("PLACE_UNKNOWN");
  }
  const { rows } = await sql<{ reading: unknown }>`
    select b.reading from intake.batches b where b.id = ${input.batchId}`.execute(tx);
  const { headers } = FileReading.parse(rows[0]?.reading);
  const corrections = new Map(input.columns.map((column) => [column.index, column.field]));
  const mapping = correctMapping(profile, mapColumns(profile, headers), corrections);
  // A mapping changed after the check makes the check void: the file is checked again before it can be applied.
  await sql`
    update intake.batches b
    set profile_id = ${profile.id}, mapping = ${JSON.stringify(mapping)}::jsonb, source = ${profile.source.code},
        source_kind = ${profile.source.kind}, asked_place = ${input.askedPlace}, state = 'received', revision = b.revision + 1,
        cut_off_on = coalesce(${input.cutOffOn}::date, ${profile.source.cutOffOn ?? null}::date,
                              case when ${profile.source.kind} <> 'snapshot' then b.created_at::date end)
    where b.id = ${input.batchId}`.execute(tx);
  return done({ revision: batch.revision + 1, missing: missingFields(profile, mapping) }, [
    intakeEvents["intake.mapping-saved.v1"](batchSubject(batch), {
      profileId: profile.id,
      mappedColumns: mapping.filter((column) => column.field !== null).length,
    }),
  ]);
});
