import type { Database } from "#platform/db/connection.ts";
import { dropWorkTables, workTables } from "./stage/table-names.ts";
import { jobOf, type WorkStep } from "./work.ts";

const stepOf: Readonly<Record<string, WorkStep>> = { checking: "check", applying: "apply", undoing: "undo" };

interface Open {
  id: string;
  state: string;
  work_id: string | null;
  work_state: string | null;
}

async function openBatches(database: Database): Promise<Open[]> {
  const { rows } = await database.owner.query<Open>(
    `select b.id, b.state, b.work_id, w.state as work_state
     from intake.batches b left join app.batches w on w.id = b.work_id
     where b.state in ('checking', 'applying', 'undoing') order by b.created_at`,
  );
  return rows;
}

async function dropForgottenTables(database: Database): Promise<void> {
  const { rows } = await database.loader.query<{ key: string }>(
    `select distinct substring(c.relname from '_([0-9a-f]{32})') as key
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'staging' and c.relkind = 'r' and c.relname ~ '^(rows|families|persons)_[0-9a-f]{32}(_[0-9])?$'
       and not exists (select 1 from intake.batches b where replace(b.id::text, '-', '') = substring(c.relname from '_([0-9a-f]{32})')
                       and b.state in ('checking', 'checked', 'applying', 'undoing'))`,
  );
  for (const { key } of rows) await database.loader.query(dropWorkTables(workTables(key)));
}

/**
 * Mends what a killed process left: indexes that were off are built, batches in the middle of a work get their
 * job again (each phase can be run again), work tables that belong to no batch go. Runs at every start.
 */
export async function resumeOpenWork(database: Database): Promise<{ resumed: number }> {
  const batches = await openBatches(database);
  // An application that goes on needs them off or on as it decides itself; nobody else may search without them.
  if (batches.every((batch) => batch.state !== "applying"))
    await database.loader.query("select registry.restore_indexes()");
  for (const batch of batches) {
    const step = stepOf[batch.state];
    if (step === undefined || batch.work_id === null) continue;
    // The work's end was written, the batch's was not: running the step again finds that out by itself.
    await database.owner.query("update app.batches set state = 'waiting', finished_at = null where id = $1", [
      batch.work_id,
    ]);
    await database.owner.query("select app.enqueue($1, $2::json, $3)", [
      jobOf(step),
      JSON.stringify({ batchId: batch.id, workId: batch.work_id }),
      `intake:${batch.id}`,
    ]);
  }
  await dropForgottenTables(database);
  return { resumed: batches.length };
}
