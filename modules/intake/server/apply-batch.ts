import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { applyBatch } from "../contract/apply-batch.ts";
import { intakeEvents } from "../contract/audit-events.ts";
import { batchSubject, findBatch } from "./find-batch.ts";
import { beginWork, jobOf } from "./work.ts";

interface Figures {
  read: number;
  accepted: number;
  held: number;
  refused: number;
  ready: number;
  needsCutOff: boolean;
  newerApplied: boolean;
}

export const handler = command(applyBatch, async (tx, { batchId, baseRevision }, { enqueue }) => {
  const batch = await findBatch(tx, batchId, true);
  if (!batch) return refuse("BATCH_NOT_FOUND");
  if (batch.revision !== baseRevision) return refuse("BATCH_CHANGED");
  if (!["checked", "applied", "failed"].includes(batch.state)) return refuse("BATCH_STATE_WRONG");
  const { rows } = await sql<Figures>`
    select b.read_rows::int as read, b.accepted_rows::int as accepted, b.held_rows::int as held, b.refused_rows::int as refused,
           (select count(*)::int from intake.held_rows h where h.batch_id = b.id and h.state = 'ready') as ready,
           b.source_kind = 'snapshot' and b.cut_off_on is null as "needsCutOff",
           b.source_kind = 'snapshot' and exists (
             select 1 from intake.batches n where n.source = b.source and n.id <> b.id and n.applied_at is not null
               and n.cut_off_on > b.cut_off_on and starts_with(n.place_code, b.place_code)) as "newerApplied"
    from intake.batches b where b.id = ${batchId}`.execute(tx);
  const figures = rows[0];
  if (!figures) return refuse("BATCH_NOT_FOUND");
  if (figures.needsCutOff) return refuse("CUT_OFF_NEEDED");
  if (batch.state === "checked" && figures.newerApplied) return refuse("SNAPSHOT_OLDER");
  if (batch.state === "applied" ? figures.ready === 0 : figures.accepted === 0)
    return refuse("NOTHING_TO_APPLY");
  const workId = await beginWork(tx.client, batchId, "apply");
  await enqueue(jobOf("apply"), { batchId, workId }, { key: `intake:${batchId}` });
  const { read, accepted, held, refused } = figures;
  return done({ workId, revision: batch.revision + 1 }, [
    intakeEvents["intake.application-started.v1"](batchSubject(batch), { read, accepted, held, refused }),
  ]);
});
