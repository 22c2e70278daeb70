import { sql } from "kysely";
import type { Tx } from "#platform/db/tx.ts";
import { ledger, type PostingKind } from "./accounts.ts";

export interface JournalToPost {
  readonly journalId: string;
  readonly kind: "release" | "reissue" | "result" | "treasury";
  readonly batch: { readonly id: string; readonly placeCode: string };
  readonly fileId?: string;
  readonly postedOn: string;
  readonly by: string;
  /** Payments it stands for. */
  readonly lines: number;
  readonly documentNumber?: string;
  readonly amounts: ReadonlyArray<{
    readonly posting: PostingKind;
    readonly budgetId: string;
    readonly rupiah: bigint;
  }>;
}

/**
 * Posts a journal by the rules of reference/ledger/accounts.json, in the transaction of the act it tells. That
 * debits equal credits is checked again by the database when the transaction ends.
 */
export async function postJournal(tx: Tx, journal: JournalToPost): Promise<string> {
  const { accounts, postings } = ledger();
  const codeOf = new Map(accounts.map((account) => [account.key, account.code]));
  const entries = journal.amounts
    .filter((one) => one.rupiah > 0n)
    .flatMap(({ posting, budgetId, rupiah }) =>
      postings[posting].flatMap(([debit, credit]) => [
        { account: debit, budgetId, debit: rupiah, credit: 0n },
        { account: credit, budgetId, debit: 0n, credit: rupiah },
      ]),
    );
  await sql`
    insert into delivery.journals (id, place_code, kind, posted_on, batch_id, file_id, document_number, line_count, posted_by)
    values (${journal.journalId}, ${journal.batch.placeCode}, ${journal.kind}, ${journal.postedOn}, ${journal.batch.id},
            ${journal.fileId ?? null}, ${journal.documentNumber ?? ""}, ${journal.lines}, ${journal.by})`.execute(
    tx,
  );
  await sql`
    insert into delivery.journal_entries (journal_id, line, place_code, account, account_code, budget_id, debit_rupiah, credit_rupiah)
    select ${journal.journalId}::uuid, n.line, ${journal.batch.placeCode}, n.account,
           case when n.code = '' then b.account_code else n.code end, n.budget_id, n.debit, n.credit
      from unnest(${entries.map((one) => one.account)}::text[], ${entries.map((one) => codeOf.get(one.account) ?? "")}::text[],
                  ${entries.map((one) => one.budgetId)}::uuid[], ${entries.map((one) => String(one.debit))}::bigint[],
                  ${entries.map((one) => String(one.credit))}::bigint[])
           with ordinality as n(account, code, budget_id, debit, credit, line)
      join delivery.budgets b on b.id = n.budget_id`.execute(tx);
  return journal.journalId;
}
