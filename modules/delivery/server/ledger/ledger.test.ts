import { expect, it } from "vitest";
import { mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { getJournal } from "../../contract/get-journal.ts";
import { getTrialBalance } from "../../contract/get-trial-balance.ts";
import { listJournals } from "../../contract/list-journals.ts";
import { treasurer } from "../testing/payments.ts";
import { anAnsweredBatch } from "../testing/settled.ts";
import { handler as get } from "./get-journal.ts";
import { handler as trial } from "./get-trial-balance.ts";
import { handler as list } from "./list-journals.ts";

const db = useDatabase();

it("books each act once, balanced, with what it stands for", async () => {
  const batch = await anAnsweredBatch(db(), { lines: 4 }, ["00", "00", "00", "15"]);
  const { journals, total } = await mustCall(db(), list, listJournals, treasurer(), {
    batchId: batch.batchId,
  });
  expect(total).toBe(2);
  expect(journals.map(({ kind, totalRupiah }) => [kind, totalRupiah])).toEqual([
    ["result", "2400000"],
    ["release", "4800000"],
  ]);
  const { entries } = await mustCall(db(), get, getJournal, treasurer(), {
    journalId: journals[0]?.journalId ?? "",
  });
  expect(
    entries.map(({ account, debitRupiah, creditRupiah }) => [account.key, debitRupiah, creditRupiah]),
  ).toEqual([
    ["payable", "1800000", "0"],
    ["in-transit", "0", "1800000"],
    ["returns-receivable", "600000", "0"],
    ["in-transit", "0", "600000"],
  ]);
  const balance = await mustCall(db(), trial, getTrialBalance, treasurer(), {});
  expect(balance.balanced).toBe(true);
  expect(Object.fromEntries(balance.accounts.map((one) => [one.account.key, one.balanceRupiah]))).toEqual({
    rkud: "-2400000",
    "in-transit": "0",
    "returns-receivable": "600000",
    payable: "-600000",
    expenditure: "2400000",
  });
  expect((await mustCall(db(), list, listJournals, treasurer(), { account: "rkud" })).total).toBe(1);
});

it("shows it when a payment was changed past the ledger", async () => {
  const batch = await anAnsweredBatch(db(), { lines: 1 });
  await db().owner.query("update delivery.payments set state = 'sent' where batch_id = $1", [batch.batchId]);
  const { balanced, accounts } = await mustCall(db(), trial, getTrialBalance, treasurer(), {});
  expect(balanced).toBe(false);
  expect(accounts.find((one) => one.account.key === "in-transit")?.differenceRupiah).toBe("-600000");
});

it("takes no journal whose debits are not its credits, and lets none be changed", async () => {
  const batch = await anAnsweredBatch(db(), { lines: 1 });
  const client = await db().owner.connect();
  try {
    await client.query("begin");
    await client.query(
      `insert into delivery.journal_entries (journal_id, line, place_code, account, account_code, budget_id, debit_rupiah)
       select j.id, 99, j.place_code, 'rkud', '1', $2, 1 from delivery.journals j where j.batch_id = $1 and j.kind = 'release'`,
      [batch.batchId, batch.budgetId],
    );
    await expect(client.query("commit")).rejects.toThrow("not balanced");
  } finally {
    client.release();
  }
  const { rows } = await db().owner.query<{ may: boolean }>(
    `select has_table_privilege('sinergi_app', 'delivery.journal_entries', 'update')
         or has_table_privilege('sinergi_app', 'delivery.journal_entries', 'delete')
         or has_table_privilege('sinergi_loader', 'delivery.journal_entries', 'insert') as may`,
  );
  expect(rows[0]?.may).toBe(false);
});
