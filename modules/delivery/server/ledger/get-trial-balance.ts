import { sql } from "kysely";
import { plain } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getTrialBalance } from "../../contract/get-trial-balance.ts";
import { ledger } from "./accounts.ts";
import { recountAccounts } from "./recount.ts";

export const handler = query(getTrialBalance, async (tx) => {
  const { rows } = await sql<{ account: string; debit: bigint; credit: bigint }>`
    select e.account, sum(e.debit_rupiah)::bigint as debit, sum(e.credit_rupiah)::bigint as credit
      from delivery.journal_entries e group by e.account`.execute(tx);
  const booked = new Map(rows.map((row) => [row.account, row]));
  const recounted = await recountAccounts(tx);
  const accounts = ledger().accounts.map((account) => {
    const { debit, credit } = booked.get(account.key) ?? { debit: 0n, credit: 0n };
    const counted = recounted.get(account.key) ?? 0n;
    return {
      account,
      debitRupiah: String(debit),
      creditRupiah: String(credit),
      balanceRupiah: String(debit - credit),
      recountedRupiah: String(counted),
      differenceRupiah: String(debit - credit - counted),
    };
  });
  const debits = rows.reduce((sum, row) => sum + row.debit - row.credit, 0n);
  return plain({
    accounts,
    balanced: debits === 0n && accounts.every((one) => one.differenceRupiah === "0"),
  });
});
