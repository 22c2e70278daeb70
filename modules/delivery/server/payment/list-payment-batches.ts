import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listPaymentBatches } from "../../contract/list-payment-batches.ts";
import { placeNamer } from "../place-label.ts";
import { balanceOf, readStateSums } from "./balance.ts";
import { type BatchRow, batchColumns, batchView } from "./batch-row.ts";

export const handler = query(listPaymentBatches, async (tx, input) => {
  const { rows } = await sql<BatchRow>`
    select ${batchColumns} from delivery.payment_batches b
     where b.number < ${input.after ?? 2_147_483_647}
       ${input.state === undefined ? sql`` : sql`and b.state = ${input.state}`}
       ${input.programmeCode === undefined ? sql`` : sql`and b.programme_code = ${input.programmeCode}`}
     order by b.number desc limit ${input.limit + 1}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const sums = await readStateSums(
    tx,
    page.map((row) => row.id),
  );
  const label = await placeNamer(
    tx,
    page.map((row) => row.placeCode),
  );
  const count = (batchId: string, state: string) =>
    sums.find((one) => one.batchId === batchId && one.state === state)?.lines ?? 0;
  return plain({
    batches: page.map((row) => ({
      ...batchView(row, label),
      balance: balanceOf(row, sums),
      toSettle: count(row.id, "rejected"),
      held: count(row.id, "held"),
    })),
    next: rows.length > input.limit ? String(page.at(-1)?.number ?? 0) : null,
  });
});
