import { sql } from "kysely";
import { done } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { batchEvents } from "./contract/audit-events.ts";
import { markBatchesSeen } from "./contract/mark-batches-seen.ts";

export const markBatchesSeenOperation = command(markBatchesSeen, async (tx, { batchIds }, { actor }) => {
  const { numAffectedRows } = await sql`
    update app.batches b set seen_at = now()
    where b.id = any (${batchIds}::uuid[]) and b.created_by = ${actor.userId} and b.seen_at is null
      and b.state not in ('waiting', 'running')`.execute(tx);
  const seen = Number(numAffectedRows ?? 0n);
  return done({ seen }, [batchEvents["batch.seen.v1"]({ kind: "user", id: actor.userId }, { count: seen })]);
});
