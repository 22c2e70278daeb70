import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** The running or waiting reconciliation of a decree, so that a second one is not begun beside it. */
export async function openReconciliation(tx: Tx, decreeId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select b.id from delivery.decrees d left join delivery.delivery_checks c on c.decree_id = d.id
      join app.batches b on b.id = case when d.state = 'signed' then c.batch_id else d.reconcile_batch_id end
     where d.id = ${decreeId} and b.state in ('waiting', 'running')`.execute(tx);
  return rows[0]?.id;
}
