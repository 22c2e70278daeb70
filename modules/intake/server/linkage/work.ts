import { z } from "zod";
import { runBatch } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { newId } from "#platform/kernel/ids.ts";
import { writeEvents } from "#platform/runtime/audit-rows.ts";
import type { JobHandler } from "#platform/runtime/jobs.ts";
import { intakeEvents } from "../../contract/audit-events.ts";
import { linkRegistry } from "./link-registry.ts";
import { sweepWorkFolders } from "./work-folder.ts";

/** Kind of the long work in app.batches, and the job that does it. */
export const linkWork = "intake.link";
export const linkJob = "intake.link";

const Payload = z.object({ workId: z.uuid() });
const Request = z.object({ runId: z.uuid(), train: z.boolean() });

export const link: JobHandler = async (payload, { database, signal }) => {
  const { workId } = Payload.parse(payload);
  const { rows } = await database.loader.query<{ request: unknown; place: string; by: string }>(
    `select b.result->'request' as request, b.place_code as place, b.created_by as by from app.batches b
      where b.id = $1 and b.state in ('waiting', 'running')`,
    [workId],
  );
  const [row] = rows;
  if (row === undefined) return;
  const { runId, train } = Request.parse(row.request);
  await runBatch(database, workId, signal, async (progress) => {
    const outcome = await linkRegistry(
      database,
      { runId, areaCode: row.place, startedBy: row.by, workId, train },
      progress,
    );
    await writeEvents(
      database.loader,
      { operation: linkJob, actorId: row.by, sessionId: null, requestId: newId(), ip: null },
      [
        intakeEvents["intake.linkage-finished.v1"](
          { kind: "link-run", id: runId, placeCode: row.place },
          { people: outcome.people, proposed: outcome.proposed, clusters: outcome.clusters },
        ),
      ],
    );
    return outcome;
  });
};

/**
 * Mends what a killed process left: runs in the middle get their job again and go on with what their folder holds,
 * runs without a living work are ended, every other folder goes. Runs at every start.
 */
export async function resumeLinkage(database: Database): Promise<void> {
  const { rows } = await database.owner.query<{ id: string; run: string | null }>(
    "select b.id, b.result->'request'->>'runId' as run from app.batches b where b.kind = $1 and b.state in ('waiting', 'running')",
    [linkWork],
  );
  for (const { id } of rows)
    await database.owner.query("select app.enqueue($1, $2::json, $3)", [
      linkJob,
      JSON.stringify({ workId: id }),
      `link:${id}`,
    ]);
  const open = rows.flatMap(({ run }) => (run === null ? [] : [run]));
  await database.owner.query(
    `update registry.link_runs r set state = 'failed', error_code = 'interrupted', finished_at = now()
      where r.state = 'running' and not (r.id = any ($1::uuid[]))`,
    [open],
  );
  await sweepWorkFolders(new Set(open));
}
