import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";

/**
 * What each account must hold (debit less credit), counted from the payments alone and never from a journal. An
 * auditor can repeat it by hand: F = payments of first batches that left; then
 *   expenditure = F − returned to the treasury      treasury account = −(F − returned to the treasury)
 *   in transit  = sent without a result             returns receivable = rejected and not settled, or waiting in a
 *   payable     = −(F − paid − returned)            reissue that did not leave yet
 */
export async function recountAccounts(tx: Tx): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await sql<{
    left: bigint;
    sent: bigint;
    paid: bigint;
    treasury: bigint;
    waiting: bigint;
  }>`
    select coalesce(sum(s.rupiah) filter (where b.kind = 'first' and s.state in ('sent', 'paid', 'rejected', 'reissued', 'treasury')), 0)::bigint as left,
           coalesce(sum(s.rupiah) filter (where s.state = 'sent'), 0)::bigint as sent,
           coalesce(sum(s.rupiah) filter (where s.state = 'paid'), 0)::bigint as paid,
           coalesce(sum(s.rupiah) filter (where s.state = 'treasury'), 0)::bigint as treasury,
           coalesce(sum(s.rupiah) filter (where s.state = 'rejected'
             or b.kind = 'reissue' and s.state in ('open', 'held')), 0)::bigint as waiting
      from delivery.payment_sums(null) s join delivery.payment_batches b on b.id = s.batch_id`.execute(tx);
  const { left, sent, paid, treasury, waiting } = rows[0] ?? {
    left: 0n,
    sent: 0n,
    paid: 0n,
    treasury: 0n,
    waiting: 0n,
  };
  return new Map([
    ["expenditure", left - treasury],
    ["rkud", treasury - left],
    ["in-transit", sent],
    ["returns-receivable", waiting],
    ["payable", -(left - paid - treasury)],
  ]);
}
