import { sql } from "kysely";
import { shown } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { listPayments } from "../../contract/list-payments.ts";
import { placeNamer } from "../place-label.ts";
import { type PaymentRow, paymentColumns, paymentSubject, paymentView } from "./payment-row.ts";

export const handler = query(listPayments, async (tx, input) => {
  const chosen = sql`true
    ${input.batchId === undefined ? sql`` : sql`and p.batch_id = ${input.batchId}`}
    ${input.state === undefined ? sql`` : sql`and p.state = ${input.state}`}
    ${input.rejectClass === undefined ? sql`` : sql`and p.reject_class = ${input.rejectClass}`}`;
  // "batch number:line" of the last one shown: no number of a person stands in an address.
  const [number, line] = (input.after ?? "").split(":").map(Number);
  const after =
    input.after === undefined || !Number.isInteger(number) || !Number.isInteger(line)
      ? sql``
      : sql`and (b.number, p.line) > (${number}::int, ${line}::int)`;
  const { rows } = await sql<PaymentRow>`
    select ${paymentColumns} from delivery.payments p join delivery.payment_batches b on b.id = p.batch_id
     where ${chosen} ${after} order by b.number, p.line limit ${input.limit + 1}`.execute(tx);
  const counted = await sql<{ total: number; rupiah: string }>`
    select count(*)::int as total, coalesce(sum(p.amount_rupiah), 0)::text as rupiah
      from delivery.payments p where ${chosen}`.execute(tx);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const label = await placeNamer(
    tx,
    page.map((row) => row.placeCode),
  );
  return shown(
    {
      payments: page.map((row) => paymentView(row, label)),
      total: counted.rows[0]?.total ?? 0,
      rupiah: counted.rows[0]?.rupiah ?? "0",
      next: rows.length > input.limit && last ? `${last.batchNumber}:${last.line}` : null,
    },
    { purpose: "list", subjects: page.map(paymentSubject) },
  );
});
