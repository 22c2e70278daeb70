import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/** Marks a batch settled when nothing of it is pending and nothing waits to be settled; opens it again otherwise. */
export async function settleBatch(tx: Tx, batchId: string): Promise<void> {
  await sql`
    update delivery.payment_batches b
       set state = case when w.open then 'released' else 'settled' end,
           settled_at = case when w.open then null else coalesce(b.settled_at, now()) end
      from (select exists (select from delivery.payment_sums(array[${batchId}::uuid]) s
                            where s.state in ('sent', 'rejected')) as open) w
     where b.id = ${batchId} and b.state in ('released', 'settled')`.execute(tx);
}
