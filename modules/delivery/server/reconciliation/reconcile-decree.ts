import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { decreeEvents } from "../../contract/decree-events.ts";
import { reconcileDecree } from "../../contract/reconcile-decree.ts";
import { decreeSubject, lockDecree } from "../decree/decree-row.ts";
import { openReconciliation } from "./ask-reconciliation.ts";

export const handler = command(reconcileDecree, async (tx, { decreeId }, { actor, newId, enqueue }) => {
  const decree = await lockDecree(tx, decreeId);
  if (!decree) return refuse("DECREE_NOT_FOUND");
  if (decree.state === "cancelled") return refuse("DECREE_STATE_WRONG", { details: { state: decree.state } });
  const running = await openReconciliation(tx, decreeId);
  if (running !== undefined) return refuse("RECONCILIATION_RUNNING", { details: { batchId: running } });
  const batchId = newId();
  await sql`
    insert into app.batches (id, kind, title, place_code, created_by)
    values (${batchId}, 'delivery.reconcile', ${decree.title}, ${decree.placeCode}, ${actor.userId})`.execute(
    tx,
  );
  // A signed decree is immutable: its comparison with payments keeps its work beside it.
  await (decree.state === "signed"
    ? sql`
        insert into delivery.delivery_checks as c (decree_id, place_code, batch_id)
        values (${decreeId}, ${decree.placeCode}, ${batchId})
        on conflict (decree_id) do update set batch_id = excluded.batch_id`
    : sql`update delivery.decrees d set reconcile_batch_id = ${batchId} where d.id = ${decreeId}`
  ).execute(tx);
  await enqueue("delivery.reconcile", { decreeId, batchId });
  return done({ batchId }, [
    decreeEvents["delivery.reconciliation-asked.v1"](decreeSubject(decree), { batchId }),
  ]);
});
