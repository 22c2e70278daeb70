import { z } from "zod";
import type { Progress } from "#platform/batch/progress.ts";
import { runBatch } from "#platform/batch/run-batch.ts";
import type { Database } from "#platform/db/connection.ts";
import { inScope, noScope } from "#platform/db/tx.ts";
import { newId } from "#platform/kernel/ids.ts";
import { writeEvents } from "#platform/runtime/audit-rows.ts";
import type { JobHandler } from "#platform/runtime/jobs.ts";
import { enrolmentEvents } from "../../contract/enrolment-events.ts";
import { enrolRegion } from "./enrol-region.ts";
import { freeRefused } from "./free-refused.ts";
import { withdrawRegion } from "./withdraw-region.ts";

interface DecreeRow {
  state: string;
  number: string | null;
  placeCode: string;
  signedBy: string | null;
  enrolledAt: Date | null;
  lines: number;
}

export interface EnrolReport {
  readonly lines: number;
  readonly enrolled: number;
  readonly refused: number;
  readonly withdrawn: number;
}

async function readDecree(database: Database, decreeId: string): Promise<DecreeRow | undefined> {
  const { rows } = await database.loader.query<DecreeRow>(
    `select d.state, d.number, d.place_code as "placeCode", d.signed_by as "signedBy", d.enrolled_at as "enrolledAt",
            (select count(*)::int from delivery.decree_lines l where l.decree_id = d.id) as lines
       from delivery.decrees d where d.id = $1`,
    [decreeId],
  );
  return rows[0];
}

async function balance(database: Database, decreeId: string): Promise<{ enrolled: number; refused: number }> {
  const { rows } = await database.loader.query<{ enrolled: number; refused: number }>(
    `select (select count(*)::int from delivery.enrolments e where e.decree_id = $1 and e.decree_line > 0) as enrolled,
            (select count(*)::int from delivery.enrolment_refusals r where r.decree_id = $1) as refused`,
    [decreeId],
  );
  return rows[0] ?? { enrolled: 0, refused: 0 };
}

/**
 * Makes the enrolments of a signed decree, kabupaten/kota by kabupaten/kota, each in one transaction: a crash loses
 * one of them and the next run makes it. Enrolled + refused = granting lines, always.
 */
export async function enrolDecree(
  database: Database,
  decreeId: string,
  progress: Progress,
): Promise<EnrolReport> {
  const { rows: regions } = await database.loader.query<{ regionCode: string; lines: number }>(
    `select l.region_code as "regionCode", count(*)::int as lines from delivery.decree_lines l
      where l.decree_id = $1 group by l.region_code order by l.region_code`,
    [decreeId],
  );
  const lines = regions.reduce((sum, region) => sum + region.lines, 0);
  let withdrawn = 0;
  await progress.phase("enrol", lines);
  for (const region of regions) {
    await progress.check();
    await inScope(database.loader, noScope, "read write", async (tx) => {
      withdrawn += await withdrawRegion(tx, decreeId, region.regionCode);
      await enrolRegion(tx, decreeId, region.regionCode);
    });
    await progress.advance(region.lines);
  }
  // The next step comes seconds later: with statistics of an empty table it would compare every row with every row.
  await database.loader.query("analyze delivery.enrolments");
  return { lines, withdrawn, ...(await balance(database, decreeId)) };
}

const Payload = z.object({ decreeId: z.uuid() });

/** Job: runs after a signature. Its batch carries the decree's id, so that a repeated job is the same work. */
export const enrolDecreeJob: JobHandler = async (payload, { database, signal }) => {
  const { decreeId } = Payload.parse(payload);
  const decree = await readDecree(database, decreeId);
  if (decree?.state !== "signed" || decree.signedBy === null || decree.enrolledAt !== null) return;
  await database.loader.query(
    `insert into app.batches (id, kind, title, place_code, created_by) values ($1, 'delivery.enrol', $2, $3, $4)
     on conflict (id) do nothing`,
    [decreeId, decree.number ?? "", decree.placeCode, decree.signedBy],
  );
  const subject = { kind: "decree", id: decreeId, placeCode: decree.placeCode };
  const origin = {
    operation: "delivery.enrol-decree",
    actorId: decree.signedBy,
    sessionId: null,
    requestId: newId(),
    ip: null,
  };
  let cause: unknown;
  const end = await runBatch(database, decreeId, signal, async (progress) => {
    const report = await enrolDecree(database, decreeId, progress).catch((error: unknown) => {
      cause = error;
      throw error;
    });
    await inScope(database.loader, noScope, "read write", async (tx) => {
      await tx.client.query(
        "update delivery.decrees set enrolled_at = now() where id = $1 and enrolled_at is null",
        [decreeId],
      );
      await freeRefused(tx, decreeId);
      await writeEvents(tx.client, origin, [
        enrolmentEvents["delivery.decree-enrolled.v1"](subject, { ...report }),
      ]);
    });
    return report;
  });
  // A signed decree is enrolled whole: neither a fault nor a pressed "cancel" leaves it half done. The queue tries again.
  if (end === "failed" || end === "cancelled") {
    await database.loader.query(
      `update app.batches set state = 'waiting', finished_at = null, cancel_requested = false
        where id = $1 and state in ('failed', 'cancelled')`,
      [decreeId],
    );
    throw new Error(`enrolling a decree ended as ${end}; the queue tries again`, { cause });
  }
};
