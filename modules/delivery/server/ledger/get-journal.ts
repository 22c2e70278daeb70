import { sql } from "kysely";
import { userNames } from "#modules/identity/server/index.ts";
import { plain, refuse } from "#platform/kernel/result.ts";
import { query } from "#platform/runtime/operation.ts";
import { getJournal } from "../../contract/get-journal.ts";
import { accountName } from "./accounts.ts";
import { type JournalView, journalColumns } from "./journal-rows.ts";

interface EntryRow {
  line: number;
  account: string;
  code: string;
  budgetTitle: string;
  debitRupiah: string;
  creditRupiah: string;
}

export const handler = query(getJournal, async (tx, { journalId }) => {
  const { rows } = await sql<JournalView & { postedBy: string; postedAt: Date }>`
    select ${journalColumns}, j.posted_by as "postedBy", j.posted_at as "postedAt"
      from delivery.journals j join delivery.payment_batches b on b.id = j.batch_id where j.id = ${journalId}`.execute(
    tx,
  );
  const found = rows[0];
  if (!found) return refuse("JOURNAL_NOT_FOUND");
  const { postedBy, postedAt, ...journal } = found;
  const entries = await sql<EntryRow>`
    select e.line::int as line, e.account, e.account_code as code, g.title as "budgetTitle",
           e.debit_rupiah::text as "debitRupiah", e.credit_rupiah::text as "creditRupiah"
      from delivery.journal_entries e join delivery.budgets g on g.id = e.budget_id
     where e.journal_id = ${journalId} order by e.line`.execute(tx);
  const names = await userNames(tx, [postedBy]);
  return plain({
    journal,
    postedBy: names.get(postedBy) ?? "",
    postedAt: postedAt.toISOString(),
    entries: entries.rows.map(({ account, code, ...entry }) => ({
      ...entry,
      account: accountName(account, code),
    })),
  });
});
