import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listMyBatches } from "./contract/list-my-batches.ts";
import type { BatchView } from "./contract/shapes.ts";

interface Row {
  id: string;
  kind: string;
  title: string;
  state: BatchView["state"];
  phase: string | null;
  done_units: bigint;
  total_units: bigint | null;
  phase_seconds: number | null;
  error_code: string | null;
  result: unknown;
  created_at: Date;
  finished_at: Date | null;
  seen: boolean;
}

/** Seconds left at the phase's own pace; null before one percent is done, when the pace says nothing. */
export function secondsLeft(done: number, total: number | null, phaseSeconds: number | null): number | null {
  if (total === null || phaseSeconds === null || done < total / 100 || done === 0) return null;
  return Math.max(0, Math.round((phaseSeconds / done) * (total - done)));
}

export const listMyBatchesOperation = query(listMyBatches, async (tx, _input, { actor }) => {
  const { rows } = await sql<Row>`
    select b.id, b.kind, b.title, b.state, b.phase, b.done_units, b.total_units,
           extract(epoch from now() - b.phase_started_at)::float8 as phase_seconds,
           b.error_code, b.result, b.created_at, b.finished_at, b.seen_at is not null as seen
    from app.batches b
    where b.created_by = ${actor.userId}
    order by (b.state in ('waiting', 'running')) desc, (b.seen_at is null) desc, b.created_at desc
    limit 50`.execute(tx);
  return plain({
    batches: rows.map((row) => {
      const open = row.state === "waiting" || row.state === "running";
      const total = row.total_units === null ? null : Number(row.total_units);
      return {
        id: row.id,
        kind: row.kind,
        title: row.title,
        state: row.state,
        phase: row.phase,
        doneUnits: Number(row.done_units),
        totalUnits: total,
        secondsLeft: open ? secondsLeft(Number(row.done_units), total, row.phase_seconds) : null,
        errorCode: row.error_code,
        result: row.result,
        createdAt: row.created_at.toISOString(),
        finishedAt: row.finished_at?.toISOString() ?? null,
        seen: row.seen,
        cancellable: open,
      };
    }),
  });
});
