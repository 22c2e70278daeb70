import type pg from "pg";

/** The long works of a batch; each is a job of the name `intake.<step>`. */
export const workSteps = ["check", "apply", "undo"] as const;
export type WorkStep = (typeof workSteps)[number];

/** Name of the job that runs a step. */
export const jobOf = (step: WorkStep) => `intake.${step}`;

const stateDuring = { check: "checking", apply: "applying", undo: "undoing" } as const satisfies Record<
  WorkStep,
  string
>;

/** Begins a long work for a batch: its line in app.batches, and the state that says so. Returns the work's id. */
export async function beginWork(
  client: pg.Pool | pg.ClientBase,
  batchId: string,
  step: WorkStep,
): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `with work as (
       insert into app.batches (kind, title, place_code, created_by)
       select 'intake.' || $2, b.file_name, b.place_code, b.created_by from intake.batches b where b.id = $1
       returning id)
     update intake.batches b set work_id = work.id, state = $3, revision = b.revision + 1
     from work where b.id = $1 returning work.id`,
    [batchId, step, stateDuring[step]],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`batch ${batchId} does not exist`);
  return id;
}
