import type pg from "pg";

/** Thrown inside long work when somebody pressed cancel, or the process is stopping. */
export class BatchStopped extends Error {
  readonly reason: "cancelled" | "stopping";
  constructor(reason: "cancelled" | "stopping") {
    super(`batch ${reason}`);
    this.reason = reason;
  }
}

/** How long work tells where it is and hears that it should stop. */
export interface Progress {
  /** Begins a phase; `totalUnits` null = unknown, then no time left is shown. */
  phase(name: string, totalUnits: number | null): Promise<void>;
  /** Adds done units. Written at most four times a second; throws BatchStopped where the work should end. */
  advance(units: number): Promise<void>;
  /** Throws BatchStopped where the work should end; for long phases without units. */
  check(): Promise<void>;
}

// Four writes a second: the screen polls once a second, more would only cost.
const writeEveryMilliseconds = 250;

/** Progress of one batch, written outside the work's own transactions so that others see it at once. */
export function batchProgress(pool: pg.Pool, batchId: string, signal: AbortSignal): Progress {
  let pending = 0;
  let writtenAt = 0;
  const write = async () => {
    const units = pending;
    pending = 0;
    writtenAt = performance.now();
    const { rows } = await pool.query<{ cancel_requested: boolean }>(
      `update app.batches b set done_units = b.done_units + $2, heartbeat_at = now()
       where b.id = $1 returning b.cancel_requested`,
      [batchId, units],
    );
    if (rows[0]?.cancel_requested) throw new BatchStopped("cancelled");
    if (signal.aborted) throw new BatchStopped("stopping");
  };
  return {
    phase: async (name, totalUnits) => {
      pending = 0;
      await pool.query(
        `update app.batches b set phase = $2, total_units = $3, done_units = 0, phase_started_at = now(), heartbeat_at = now()
         where b.id = $1`,
        [batchId, name, totalUnits],
      );
      await write();
    },
    advance: async (units) => {
      pending += units;
      if (performance.now() - writtenAt >= writeEveryMilliseconds || signal.aborted) await write();
    },
    check: write,
  };
}
