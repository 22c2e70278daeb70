import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import type { Balance, Sum } from "../../contract/payment-shapes.ts";
import type { BatchRow } from "./batch-row.ts";

export interface StateSum {
  readonly batchId: string;
  readonly state: string;
  readonly lines: number;
  readonly rupiah: bigint;
}

/** Counts and sums of the payments of batches by state, whatever compartments the actor holds. */
export async function readStateSums(tx: Tx, batchIds: readonly string[]): Promise<StateSum[]> {
  const { rows } = await sql<StateSum>`
    select s.batch_id as "batchId", s.state, sum(s.lines)::int as lines, sum(s.rupiah)::bigint as rupiah
      from delivery.payment_sums(${[...batchIds]}::uuid[]) s group by s.batch_id, s.state`.execute(tx);
  return rows;
}

/** Where every payment that left belongs. */
const placeOf: Readonly<Record<string, "paid" | "returned" | "pending">> = {
  paid: "paid",
  sent: "pending",
  rejected: "returned",
  reissued: "returned",
  treasury: "returned",
};

/**
 * sent = paid + returned + pending. Sent is what the file was recorded with; the rest is counted from the payments,
 * so a line that vanished or changed shows as unexplained.
 */
export function balanceOf(
  batch: Pick<BatchRow, "id" | "state" | "lines" | "totalRupiah">,
  sums: readonly StateSum[],
): Balance {
  const left = batch.state === "released" || batch.state === "settled";
  const own = left ? sums.filter((one) => one.batchId === batch.id) : [];
  const add = (place: "paid" | "returned" | "pending"): { lines: number; rupiah: bigint } =>
    own
      .filter((one) => placeOf[one.state] === place)
      .reduce((so, one) => ({ lines: so.lines + one.lines, rupiah: so.rupiah + one.rupiah }), {
        lines: 0,
        rupiah: 0n,
      });
  const [paid, returned, pending] = [add("paid"), add("returned"), add("pending")];
  const sent = left ? { lines: batch.lines, rupiah: batch.totalRupiah } : { lines: 0, rupiah: 0n };
  const text = (sum: { lines: number; rupiah: bigint }): Sum => ({
    lines: sum.lines,
    rupiah: String(sum.rupiah),
  });
  return {
    sent: text(sent),
    paid: text(paid),
    returned: text(returned),
    pending: text(pending),
    unexplained: text({
      lines: sent.lines - paid.lines - returned.lines - pending.lines,
      rupiah: sent.rupiah - paid.rupiah - returned.rupiah - pending.rupiah,
    }),
  };
}
