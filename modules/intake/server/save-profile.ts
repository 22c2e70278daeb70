import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { FileProfile } from "../contract/file-profile.ts";
import { saveProfile } from "../contract/save-profile.ts";
import { readBatchRow, readProfiles } from "./batch-row.ts";
import { batchSubject, findBatch } from "./find-batch.ts";

export const handler = command(saveProfile, async (tx, input, { actor }) => {
  const found = await findBatch(tx, input.batchId);
  if (!found) return refuse("BATCH_NOT_FOUND");
  if ((await readProfiles(tx.client)).some((profile) => profile.id === input.profileId))
    return refuse("PROFILE_EXISTS");
  const { rows } = await sql<{ chosen: boolean }>`
    select b.profile_id is not null as chosen from intake.batches b where b.id = ${input.batchId}`.execute(
    tx,
  );
  if (!rows[0]?.chosen) return refuse("PROFILE_UNKNOWN");
  const batch = await readBatchRow(tx.client, input.batchId);
  const required = new Set(
    batch.profile.columns.flatMap((column) => (column.required && column.field ? [column.field] : [])),
  );
  const profile = FileProfile.parse({
    ...batch.profile,
    id: input.profileId,
    version: 1,
    title: { id: input.title, en: input.title },
    extraColumns: undefined,
    note: undefined,
    file: {
      ...batch.profile.file,
      delimiters: [...new Set([batch.reading.delimiter ?? ",", ...batch.profile.file.delimiters])],
    },
    columns: batch.mapping.map((column) => ({
      header: column.header || `kolom ${column.index + 1}`,
      ...(column.field === null ? {} : { field: column.field }),
      ...(column.codes === undefined ? {} : { codes: column.codes }),
      ...(column.field !== null && required.has(column.field) ? { required: true } : {}),
    })),
  });
  await sql`
    insert into intake.profiles (id, definition, created_by) values (${profile.id}, ${JSON.stringify(profile)}::jsonb, ${actor.userId})`.execute(
    tx,
  );
  return done({ profileId: profile.id }, [
    intakeEvents["intake.profile-saved.v1"](batchSubject(found), { profileId: profile.id }),
  ]);
});
