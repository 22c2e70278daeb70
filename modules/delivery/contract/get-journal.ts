import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { JournalRow, LedgerAccountName } from "./ledger-shapes.ts";

/** A journal with its entries and where it comes from. */
export const getJournal = queryContract({
  name: "delivery.get-journal",
  method: "GET",
  path: "/delivery/ledger/journals/:journalId",
  summary: "A journal with its entries.",
  permission: "delivery.ledger.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ journalId: z.uuid() }),
  output: z.strictObject({
    journal: JournalRow,
    postedBy: z.string(),
    postedAt: z.iso.datetime(),
    entries: z.array(
      z.strictObject({
        line: z.int(),
        account: LedgerAccountName,
        budgetTitle: z.string(),
        debitRupiah: z.string(),
        creditRupiah: z.string(),
      }),
    ),
  }),
  errors: { JOURNAL_NOT_FOUND: 404 },
});
