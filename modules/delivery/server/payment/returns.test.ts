import { expect, it } from "vitest";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { applyReturnFile } from "../../contract/apply-return-file.ts";
import { correctPaymentAccount } from "../../contract/correct-payment-account.ts";
import { decideHeldPayment } from "../../contract/decide-held-payment.ts";
import { getBudget } from "../../contract/get-budget.ts";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { getTrialBalance } from "../../contract/get-trial-balance.ts";
import { listPayments } from "../../contract/list-payments.ts";
import { reissuePayments } from "../../contract/reissue-payments.ts";
import { releasePaymentBatch } from "../../contract/release-payment-batch.ts";
import { returnToTreasury } from "../../contract/return-to-treasury.ts";
import { handler as getBudgetPage } from "../budget/get-budget.ts";
import { handler as trial } from "../ledger/get-trial-balance.ts";
import { exportFile, sendReturn } from "../testing/payment-acts.ts";
import { aReleasedBatch, type BuiltBatch, bankAnswer, paymentsOf, treasurer } from "../testing/payments.ts";
import { anAnsweredBatch } from "../testing/settled.ts";
import { handler as apply } from "./apply-return-file.ts";
import { handler as correct } from "./correct-payment-account.ts";
import { handler as decide } from "./decide-held-payment.ts";
import { handler as get } from "./get-payment-batch.ts";
import { handler as list } from "./list-payments.ts";
import { handler as reissue } from "./reissue-payments.ts";
import { handler as release } from "./release-payment-batch.ts";
import { handler as treasury } from "./return-to-treasury.ts";

const db = useDatabase();
const reason = "Alasan yang cukup panjang untuk uji";

const send = (batch: Pick<BuiltBatch, "batchId" | "maker">, text: string) =>
  sendReturn(db(), batch.maker, { batchId: batch.batchId, fileName: "retur.csv" }, text);
const page = (batchId: string) => mustCall(db(), get, getPaymentBatch, treasurer(), { batchId });
const noMoney = { lines: 0, rupiah: "0" };

it("takes a return file over once: paid, rejected by class, nothing unexplained", async () => {
  const batch = await aReleasedBatch(db(), { lines: 5 });
  const answer = bankAnswer(batch, ["00", "15", "17", "99", "00"]);
  const told = await send(batch, answer);
  expect(told).toMatchObject({
    ok: true,
    out: {
      complete: true,
      paid: { lines: 2 },
      rejected: { lines: 3 },
      unknown: noMoney,
      errors: noMoney,
      notNamed: noMoney,
    },
  });
  if (!told.ok) return;
  expect(told.out.byClass.map((one) => one.rejectClass).toSorted()).toEqual([
    "account-closed",
    "name-differs",
    "other",
  ]);
  expect((await page(batch.batchId)).balance.pending.lines).toBe(5);
  const done = await mustCall(db(), apply, applyReturnFile, batch.maker, { fileId: told.out.fileId });
  expect(done).toMatchObject({
    paid: 2,
    rejected: 3,
    balance: {
      paid: { rupiah: "1200000" },
      returned: { rupiah: "1800000" },
      pending: noMoney,
      unexplained: noMoney,
    },
  });
  expect(
    await callOperation(db(), apply, applyReturnFile, batch.maker, { fileId: told.out.fileId }),
  ).toMatchObject({
    refusal: { code: "BANK_FILE_ALREADY_APPLIED" },
  });
  expect(await send(batch, answer)).toMatchObject({ refusal: { code: "BANK_FILE_ALREADY_APPLIED" } });
  const aid = await db().owner.query<{ status: string; n: number }>(
    `select a.status, count(*)::int as n from registry.aid_received a join delivery.enrolments e on e.id = a.id
      where e.programme_code = $1 group by 1 order by 1`,
    [batch.programmeCode],
  );
  expect(aid.rows).toEqual([
    { status: "listed", n: 3 },
    { status: "paid", n: 2 },
  ]);
});

it("refuses a file cut in half, of another layout, empty, or of another batch, and names that batch", async () => {
  const [batch, other] = [await aReleasedBatch(db(), { lines: 4 }), await aReleasedBatch(db(), { lines: 2 })];
  const answer = bankAnswer(batch);
  expect(await send(batch, answer.slice(0, answer.length / 2))).toMatchObject({
    refusal: { code: "BANK_FILE_CUT_OFF", details: { linesStated: 4 } },
  });
  expect(await send(batch, answer.replace(/^D,.*\r\n/m, ""))).toMatchObject({
    refusal: { code: "BANK_FILE_CUT_OFF", details: { linesRead: 3, linesStated: 4 } },
  });
  expect(await send(batch, "halo\r\n")).toMatchObject({ refusal: { code: "BANK_FILE_OTHER_LAYOUT" } });
  expect(await send(batch, "")).toMatchObject({ refusal: { code: "BANK_FILE_EMPTY" } });
  expect(await send(batch, bankAnswer(other))).toMatchObject({
    refusal: {
      code: "BANK_FILE_OF_OTHER_BATCH",
      details: { batchNumber: String(other.number).padStart(6, "0") },
    },
  });
  expect((await page(batch.batchId)).balance).toMatchObject({ pending: { lines: 4 }, unexplained: noMoney });
});

it("moves no money for lines it cannot believe, and says why of each", async () => {
  const batch = await aReleasedBatch(db(), { lines: 3 });
  const [first, second, third] = batch.payments;
  const strange = { reference: "99999900000116", amount: 7n };
  const answer = bankAnswer({
    number: batch.number,
    payments: [
      { reference: first?.reference ?? "", amount: 600_000n },
      { reference: first?.reference ?? "", amount: 600_000n },
      { reference: second?.reference ?? "", amount: 599_999n },
      strange,
      { reference: third?.reference ?? "", amount: 600_000n },
    ],
  }).replace(new RegExp(`(D,${third?.reference},\\d+,)600000`), "$199999999999999999999");
  const told = await send(batch, answer);
  expect(told).toMatchObject({
    ok: true,
    out: { paid: { lines: 1 }, unknown: { lines: 1 }, errors: { lines: 3 }, notNamed: { lines: 2 } },
  });
  if (!told.ok) return;
  expect(told.out.problems.map((one) => one.problem)).toEqual([
    "repeated-reference",
    "amount-differs",
    "unknown-reference",
    "amount",
  ]);
  const done = await mustCall(db(), apply, applyReturnFile, batch.maker, { fileId: told.out.fileId });
  expect(done.balance).toMatchObject({ paid: { lines: 1 }, pending: { lines: 2 }, unexplained: noMoney });
});

it("reads a cash list in parts, each said to be a part", async () => {
  const batch = await aReleasedBatch(db(), { lines: 3, channel: "tunai" });
  const part = (from: number, upto: number, status: string) =>
    bankAnswer({ number: batch.number, payments: batch.payments.slice(from, upto) }, [status], "tunai");
  for (const [text, pending] of [
    [part(0, 2, "DITERIMA"), 1],
    [part(2, 3, "TIDAK"), 0],
  ] as const) {
    const told = await send(batch, text);
    expect(told).toMatchObject({ ok: true, out: { complete: false, notNamed: { lines: pending } } });
    if (told.ok) await mustCall(db(), apply, applyReturnFile, batch.maker, { fileId: told.out.fileId });
  }
  expect((await page(batch.batchId)).balance).toMatchObject({
    paid: { lines: 2 },
    returned: { lines: 1 },
    pending: noMoney,
  });
});

it("settles returns: again with a corrected account, or back to the treasury, until nothing is open", async () => {
  const batch = await anAnsweredBatch(db(), { lines: 4 }, ["00", "14", "15", "16"]);
  const { maker, releaser, batchId } = batch;
  const { payments } = await mustCall(db(), list, listPayments, maker, { batchId, state: "rejected" });
  expect(payments.map((one) => one.rejectClass)).toEqual([
    "account-not-found",
    "account-closed",
    "account-dormant",
  ]);
  const [first, second, third] = payments.map((one) => one.paymentId);
  await mustCall(db(), correct, correctPaymentAccount, maker, {
    paymentId: first ?? "",
    accountNumber: "5550001111",
    accountName: "PENERIMA 2",
    reason,
  });
  const back = { batchId, paymentIds: [third ?? ""], stsNumber: "STS-001/2026", stsOn: "2026-03-20", reason };
  expect(await mustCall(db(), treasury, returnToTreasury, maker, back)).toMatchObject({
    lines: 1,
    rupiah: "600000",
  });
  expect(await callOperation(db(), treasury, returnToTreasury, maker, back)).toMatchObject({
    refusal: { code: "PAYMENT_STATE_WRONG" },
  });
  const next = await mustCall(db(), reissue, reissuePayments, maker, {
    batchId,
    paymentIds: [first ?? "", second ?? ""],
    channel: "bank-banten",
    valueOn: "2026-04-01",
    reason,
  });
  expect(next).toMatchObject({ lines: 2, held: 0 });
  expect((await page(batchId)).batch.state).toBe("settled");
  const attempts = await paymentsOf(db(), next.newBatchId);
  // One of the two is taken out again: it waits among the returns of the first batch as before.
  await mustCall(db(), decide, decideHeldPayment, maker, {
    paymentId: attempts.find((one) => one.enrolmentId === payments[1]?.enrolmentId)?.id ?? "",
    decision: "drop",
    reason,
  });
  expect(
    (await mustCall(db(), list, listPayments, maker, { batchId, state: "rejected" })).payments.map(
      (one) => one.paymentId,
    ),
  ).toEqual([second]);
  const file = await exportFile(db(), maker, {
    batchId: next.newBatchId,
    baseRevision: 1,
  });
  await mustCall(db(), release, releasePaymentBatch, releaser, {
    batchId: next.newBatchId,
    baseRevision: 2,
    sha256: file.sha256,
  });
  const left = (await paymentsOf(db(), next.newBatchId)).filter(
    (one) => one.enrolmentId === payments[0]?.enrolmentId,
  );
  const told = await send(
    { batchId: next.newBatchId, maker },
    bankAnswer({ number: next.number, payments: left }),
  );
  if (!told.ok) throw new Error(told.refusal.code);
  await mustCall(db(), apply, applyReturnFile, maker, { fileId: told.out.fileId });
  const ledger = await mustCall(db(), trial, getTrialBalance, maker, {});
  expect(ledger.balanced).toBe(true);
  const { budget, recounted } = await mustCall(db(), getBudgetPage, getBudget, maker, {
    budgetId: batch.budgetId,
  });
  expect(recounted).toBe(true);
  expect(budget).toMatchObject({ committedRupiah: "0", paidRupiah: "2400000", returnedRupiah: "600000" });
  const paid = await db().owner.query<{ state: string; n: number }>(
    "select t.state, count(*)::int as n from delivery.entitlements t where t.programme_code = $1 group by 1 order by 1",
    [batch.programmeCode],
  );
  expect(paid.rows).toEqual([
    { state: "paid", n: 2 },
    { state: "paying", n: 1 },
    { state: "returned", n: 1 },
  ]);
});
