import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { LedgerAccountName } from "./ledger-shapes.ts";

/**
 * Neraca saldo: debits, credits and balance of every account, beside the same balance counted anew from the payments
 * themselves. `difference` is 0 in every line, or somebody wrote past the system.
 */
export const getTrialBalance = queryContract({
  name: "delivery.get-trial-balance",
  method: "GET",
  path: "/delivery/ledger/balance",
  summary: "Trial balance, recounted from the payments.",
  permission: "delivery.ledger.read",
  scope: "area",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({
    accounts: z.array(
      z.strictObject({
        account: LedgerAccountName,
        debitRupiah: z.string(),
        creditRupiah: z.string(),
        /** Debit less credit; may be negative. */
        balanceRupiah: z.string(),
        recountedRupiah: z.string(),
        differenceRupiah: z.string(),
      }),
    ),
    balanced: z.boolean(),
  }),
  errors: {},
});
