import type pg from "pg";
import type { Progress } from "#platform/batch/progress.ts";
import type { RowRange } from "./row-range.ts";

/** Rows of one chunk: a transaction of a few seconds, so that cancelling and a crash lose little. */
export const chunkRows = 125_000;

/** Chunks already committed, as "phase:number". */
export async function doneChunks(client: pg.ClientBase, batchId: string): Promise<Set<string>> {
  const { rows } = await client.query<{ key: string }>(
    "select c.phase || ':' || c.chunk_no as key from intake.chunks c where c.batch_id = $1",
    [batchId],
  );
  return new Set(rows.map((row) => row.key));
}

/** Work and its mark commit together: after a crash a chunk is either done and marked, or not begun. */
export async function inChunk(
  client: pg.ClientBase,
  batchId: string,
  phase: string,
  chunkNo: number,
  work: () => Promise<void>,
): Promise<void> {
  await client.query("begin");
  try {
    await client.query("insert into intake.chunks (batch_id, phase, chunk_no) values ($1, $2, $3)", [
      batchId,
      phase,
      chunkNo,
    ]);
    await work();
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** Waits for all of them, then fails with the first failure: nothing runs on behind the caller's back. */
export async function settled(works: readonly Promise<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(works);
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

/** A connection that takes chunks; `number` keeps the work tables of two lanes apart. */
export interface Lane {
  readonly number: number;
  readonly client: pg.ClientBase;
}

export interface Chunks {
  readonly lanes: readonly Lane[];
  readonly batchId: string;
  readonly phase: string;
  readonly lastRow: number;
  readonly done: ReadonlySet<string>;
  readonly progress: Progress;
  readonly work: (lane: Lane, range: RowRange) => Promise<void>;
}

/**
 * Does what is not done yet of a phase, each lane taking the next chunk when it is free. Where a lane fails or
 * the work is cancelled, the others end their chunk first.
 */
export async function eachChunk(options: Chunks): Promise<void> {
  const chunks = Math.ceil(options.lastRow / chunkRows);
  let next = 0;
  let stopped = false;
  const drive = async (lane: Lane) => {
    while (next < chunks && !stopped) {
      const number = next++;
      try {
        if (!options.done.has(`${options.phase}:${number}`)) {
          const range = { from: number * chunkRows, upto: (number + 1) * chunkRows };
          await inChunk(lane.client, options.batchId, options.phase, number, () =>
            options.work(lane, range).catch((error: unknown) => {
              // Told before the rollback's round trip, or the other lane would begin one more chunk meanwhile.
              stopped = true;
              throw error;
            }),
          );
        }
        await options.progress.advance(chunkRows);
      } catch (error) {
        stopped = true;
        throw error;
      }
    }
  };
  await settled(options.lanes.map(drive));
}
