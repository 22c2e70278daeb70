import { Logger, parseCronItems, run, type TaskList } from "graphile-worker";
import type { Database } from "#platform/db/connection.ts";
import { log } from "./log.ts";

export interface JobContext {
  readonly database: Database;
  /** Aborted when the process stops: finish the chunk at hand and return; the job is run again at the next start. */
  readonly signal: AbortSignal;
}

/** A job: idempotent, as it runs again after a crash. Its payload holds ids only. */
export type JobHandler = (payload: unknown, context: JobContext) => Promise<void>;

export interface TimedJob {
  /** graphile-worker's crontab pattern; UTC. */
  readonly pattern: string;
  readonly task: string;
}

const quiet = new Logger(() => (level, message) => {
  if (level === "error") log.error({ source: "queue" }, message);
});

export interface Worker {
  stop(): Promise<void>;
}

/**
 * Works the queue until stopped. Jobs that a killed process held are freed first: an office runs one worker
 * process, so a lock that exists at start belongs to nobody.
 */
export async function startWorker(
  database: Database,
  jobs: Readonly<Record<string, JobHandler>>,
  timed: readonly TimedJob[],
  concurrency = 2,
): Promise<Worker> {
  await database.owner.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct j.locked_by))
     from graphile_worker._private_jobs j where j.locked_by is not null having count(*) > 0`,
  );
  const stopping = new AbortController();
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([task, handle]) => [
      task,
      (payload: unknown) =>
        handle(payload, { database, signal: stopping.signal }).catch((error: unknown) => {
          log.error({ err: error, task }, "job failed");
          throw error;
        }),
    ]),
  );
  const runner = await run({
    pgPool: database.owner,
    taskList,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: quiet,
    parsedCronItems: parseCronItems(
      timed.map(({ pattern, task }) => ({
        match: pattern,
        task,
        identifier: task,
        options: { backfillPeriod: 0, maxAttempts: 1 },
      })),
    ),
  });
  return {
    stop: async () => {
      stopping.abort();
      await runner.stop();
    },
  };
}
