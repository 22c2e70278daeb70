import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { expect, it } from "vitest";
import type { Actor } from "#platform/runtime/actor.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { applyReturnFile } from "../../contract/apply-return-file.ts";
import { cancelPaymentBatch } from "../../contract/cancel-payment-batch.ts";
import { createPaymentBatch } from "../../contract/create-payment-batch.ts";
import { decideHeldPayment } from "../../contract/decide-held-payment.ts";
import { downloadPaymentFile } from "../../contract/download-payment-file.ts";
import { exportPaymentBatch } from "../../contract/export-payment-batch.ts";
import { getPaymentBatch } from "../../contract/get-payment-batch.ts";
import { listPayables } from "../../contract/list-payables.ts";
import { listPayments } from "../../contract/list-payments.ts";
import { printCoverLetter } from "../../contract/print-cover-letter.ts";
import { readNameCheck } from "../../contract/read-name-check.ts";
import { releasePaymentBatch } from "../../contract/release-payment-batch.ts";
import { exportFile, finishWork, makeBatch } from "../testing/payment-acts.ts";
import {
  aDraftBatch,
  anExportedBatch,
  aReleasedBatch,
  type BuiltBatch,
  treasurer,
} from "../testing/payments.ts";
import { handler as apply } from "./apply-return-file.ts";
import { handler as cancel } from "./cancel-payment-batch.ts";
import { handler as create } from "./create-payment-batch.ts";
import { handler as decide } from "./decide-held-payment.ts";
import { handler as download } from "./download-payment-file.ts";
import { handler as exportBatch } from "./export-payment-batch.ts";
import { handler as get } from "./get-payment-batch.ts";
import { handler as payables } from "./list-payables.ts";
import { handler as list } from "./list-payments.ts";
import { handler as letter } from "./print-cover-letter.ts";
import { handler as nameCheck } from "./read-name-check.ts";
import { handler as release } from "./release-payment-batch.ts";

const db = useDatabase();
const reason = "Alasan yang cukup panjang untuk uji";

async function bytesOf(fileId: string, actor: Actor): Promise<Buffer> {
  const parts: Buffer[] = [];
  await mustCall(
    db(),
    download,
    downloadPaymentFile,
    actor,
    { fileId },
    {
      deliver: async ({ stream }) => {
        for await (const part of stream) parts.push(Buffer.from(part as Buffer));
      },
    },
  );
  return Buffer.concat(parts);
}

const wanted = (batch: BuiltBatch) => ({
  programmeCode: batch.programmeCode,
  period: "2026",
  stage: "tahap-1",
  channel: "bank-banten",
  placeCode: "3602",
  valueOn: "2026-03-09",
});

const again = (batch: BuiltBatch, actor: Actor) =>
  callOperation(db(), create, createPaymentBatch, actor, wanted(batch));

it("claims each entitlement once, however many officers press at once", async () => {
  const batch = await aDraftBatch(db(), { lines: 40 });
  await mustCall(db(), cancel, cancelPaymentBatch, batch.maker, {
    batchId: batch.batchId,
    baseRevision: 1,
    reason,
  });
  const officers = Array.from({ length: 6 }, () => treasurer());
  const made = await Promise.all(officers.map((officer) => again(batch, officer)));
  const [first] = made.filter((one) => one.ok);
  expect(made.filter((one) => !one.ok && one.refusal.code === "PAYMENT_BATCH_BEING_MADE")).toHaveLength(5);
  if (!first) throw new Error("nobody may make it");
  // Two runners of the same work, as a program at the command line beside the server.
  await Promise.all([1, 2].map(() => finishWork(db(), first.out.batchId, first.out.workId)));
  expect(await again(batch, treasurer())).toMatchObject({ refusal: { code: "NOTHING_TO_PAY" } });
  expect(
    (await mustCall(db(), get, getPaymentBatch, treasurer(), { batchId: first.out.batchId })).batch,
  ).toMatchObject({
    lines: 40,
    totalRupiah: "24000000",
    work: null,
  });
  const { rows } = await db().owner.query(
    `select p.entitlement_id from delivery.payments p join delivery.entitlements t on t.id = p.entitlement_id
      where t.programme_code = $1 and p.state not in ('reissued', 'dropped') group by 1 having count(*) > 1`,
    [batch.programmeCode],
  );
  expect(rows).toEqual([]);
});

it("lets no second live payment of an entitlement in, not even past the program", async () => {
  const batch = await aDraftBatch(db(), { lines: 1 });
  await expect(
    db().owner.query(
      `insert into delivery.payments (region_code, place_code, entitlement_id, enrolment_id, decree_id, budget_id, attempt, batch_id, line, reference, name, amount_rupiah)
       select p.region_code, p.place_code, p.entitlement_id, p.enrolment_id, p.decree_id, p.budget_id, 2, p.batch_id, 2, 'x', p.name, p.amount_rupiah
         from delivery.payments p where p.batch_id = $1`,
      [batch.batchId],
    ),
  ).rejects.toThrow("payments_one_live");
});

it("serves the recorded bytes, and only after another person released them", async () => {
  const batch = await anExportedBatch(db(), { lines: 3 });
  const { batchId, maker, releaser, sha256, fileId } = batch;
  const input = { batchId, baseRevision: batch.revision, sha256 };
  expect(await callOperation(db(), download, downloadPaymentFile, maker, { fileId })).toMatchObject({
    refusal: { code: "NOT_RELEASED_YET" },
  });
  expect(await callOperation(db(), release, releasePaymentBatch, maker, input)).toMatchObject({
    refusal: { code: "SAME_PERSON_MADE_IT" },
  });
  expect(
    await callOperation(
      db(),
      release,
      releasePaymentBatch,
      { ...releaser, secondFactorAt: new Date(0) },
      input,
    ),
  ).toMatchObject({ refusal: { code: "SECOND_FACTOR_REQUIRED" } });
  expect(
    await callOperation(db(), release, releasePaymentBatch, releaser, { ...input, sha256: "0".repeat(64) }),
  ).toMatchObject({ refusal: { code: "FILE_HASH_DIFFERS" } });
  await mustCall(db(), release, releasePaymentBatch, releaser, input);
  const bytes = await bytesOf(fileId, maker);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  expect(bytes.toString()).toMatch(
    /^H,0010001234567,\d{6},20260309,3,1800000\r\nD,1,7000000001,PENERIMA 1,600000,/,
  );
  expect(bytes.equals(await bytesOf(fileId, releaser))).toBe(true);
  const page = await mustCall(db(), get, getPaymentBatch, maker, { batchId });
  expect(page.balance).toMatchObject({
    sent: { lines: 3, rupiah: "1800000" },
    pending: { lines: 3, rupiah: "1800000" },
    unexplained: { lines: 0, rupiah: "0" },
  });
});

it("gives the same recorded file when the question is repeated", async () => {
  const batch = await anExportedBatch(db());
  const repeated = await mustCall(db(), exportBatch, exportPaymentBatch, batch.maker, {
    batchId: batch.batchId,
    baseRevision: 1,
  });
  expect(repeated).toEqual({ workId: null, fileId: batch.fileId });
});

it("releases nothing that the budget has not committed", async () => {
  const batch = await anExportedBatch(db());
  await db().owner.query("update delivery.budgets set committed_rupiah = 5 where id = $1", [batch.budgetId]);
  expect(
    await callOperation(db(), release, releasePaymentBatch, batch.releaser, {
      batchId: batch.batchId,
      baseRevision: batch.revision,
      sha256: batch.sha256,
    }),
  ).toMatchObject({
    refusal: { code: "BUDGET_NOT_COMMITTED", details: { committedRupiah: "5", neededRupiah: "1800000" } },
  });
});

it("holds an account in a strange name until somebody decides, and checks again what the bank says", async () => {
  const batch = await aDraftBatch(db(), { lines: 4 });
  await mustCall(db(), cancel, cancelPaymentBatch, batch.maker, {
    batchId: batch.batchId,
    baseRevision: 1,
    reason,
  });
  const set = (line: number, name: string | null, number: string | null) =>
    db().owner.query(
      "update delivery.enrolments e set account_name = $2, account_number = $3 where e.id = $1",
      [batch.payments[line]?.enrolmentId, name, number],
    );
  await set(0, "ORANG LAIN SEKALI", "123456789");
  await set(1, null, null);
  const made = await makeBatch(db(), batch.maker, wanted(batch));
  expect(made).toMatchObject({ lines: 4, held: 2 });
  const { batchId, number } = made;
  const base = { batchId, baseRevision: 1 };
  expect(await callOperation(db(), exportBatch, exportPaymentBatch, batch.maker, base)).toMatchObject({
    refusal: { code: "PAYMENTS_HELD", details: { held: 2 } },
  });
  const rows = await db().owner.query<{ id: string; reference: string; class: string }>(
    `select p.id, p.reference, p.check_class as class from delivery.payments p
      where p.batch_id = $1 order by p.enrolment_id = $2 desc, p.enrolment_id = $3 desc, p.line`,
    [batchId, batch.payments[0]?.enrolmentId, batch.payments[1]?.enrolmentId],
  );
  const [strange, missing, third, fourth] = rows.rows;
  expect([strange?.class, missing?.class]).toEqual(["name-differs", "account-missing"]);
  const answer = (id: string | undefined, more: object) =>
    callOperation(db(), decide, decideHeldPayment, batch.maker, {
      paymentId: id ?? "",
      reason,
      ...more,
    } as never);
  expect(await answer(strange?.id, { decision: "accept" })).toMatchObject({ ok: true, out: { held: 1 } });
  expect(await answer(missing?.id, { decision: "accept" })).toMatchObject({
    refusal: { code: "ACCOUNT_NEEDED" },
  });
  expect(
    await answer(missing?.id, { decision: "correct", accountNumber: "99887766", accountName: "PENERIMA" }),
  ).toMatchObject({ ok: true, out: { held: 0 } });
  const check = [
    "REFERENSI,NO REKENING,NAMA,STATUS,NAMA DI BANK",
    `${third?.reference},7000000003,X,00,SITI BUKAN DIA`,
    `${fourth?.reference},7000000004,X,15,`,
    "12345678901234,1,X,00,Y",
  ].join("\r\n");
  const told = await mustCall(
    db(),
    nameCheck,
    readNameCheck,
    batch.maker,
    { batchId, fileName: "cek.csv" },
    { body: Readable.from([Buffer.from(check)]) },
  );
  expect(told).toMatchObject({ checked: 2, fine: 0, held: 2, unknown: 1 });
  await answer(third?.id, { decision: "drop" });
  await answer(fourth?.id, { decision: "drop" });
  const file = await exportFile(db(), batch.maker, base);
  expect(file).toMatchObject({ lines: 2, totalRupiah: "1200000" });
  expect(number).toBeGreaterThan(0);
  const due = await db().owner.query<{ n: number }>(
    "select count(*)::int as n from delivery.entitlements t where t.programme_code = $1 and t.state = 'due'",
    [batch.programmeCode],
  );
  expect(due.rows[0]?.n).toBe(2);
});

it("writes the letter of the file as PDF", async () => {
  const batch = await aReleasedBatch(db());
  let size = 0;
  await mustCall(
    db(),
    letter,
    printCoverLetter,
    batch.maker,
    { batchId: batch.batchId },
    {
      deliver: async ({ stream }) => {
        for await (const part of stream) size += (part as Buffer).length;
      },
    },
  );
  expect(size).toBeGreaterThan(5000);
});

it("pays protected recipients through who holds their compartment, by initials in lists, by name in the file", async () => {
  const batch = await anExportedBatch(db(), { compartment: "victims", lines: 3 });
  const { batchId, maker, releaser, sha256, fileId } = batch;
  const stranger = treasurer();
  const seen = await mustCall(db(), get, getPaymentBatch, stranger, { batchId });
  expect(seen).toMatchObject({ hiddenLines: 3, states: { open: { lines: 3 } } });
  expect(await mustCall(db(), list, listPayments, stranger, { batchId })).toMatchObject({
    payments: [],
    total: 0,
  });
  expect((await mustCall(db(), get, getPaymentBatch, maker, { batchId })).hiddenLines).toBe(0);
  const shown = await mustCall(db(), list, listPayments, maker, { batchId });
  expect(shown.payments.map((one) => [one.name, one.accountName])).toEqual([
    ["P. 1", "P. 1"],
    ["P. 2", "P. 2"],
    ["P. 3", "P. 3"],
  ]);
  await mustCall(db(), release, releasePaymentBatch, releaser, {
    batchId,
    baseRevision: batch.revision,
    sha256,
  });
  expect(await callOperation(db(), download, downloadPaymentFile, stranger, { fileId })).toMatchObject({
    refusal: { code: "PAYMENTS_HIDDEN" },
  });
  expect((await bytesOf(fileId, maker)).toString()).toContain("PENERIMA 1");
});

it("counts what is due behind a compartment for who may not see it, and claims none of it for them", async () => {
  const batch = await aDraftBatch(db(), { compartment: "victims", lines: 2 });
  await mustCall(db(), cancel, cancelPaymentBatch, batch.maker, {
    batchId: batch.batchId,
    baseRevision: 1,
    reason,
  });
  const stranger = treasurer();
  const due = await mustCall(db(), payables, listPayables, stranger, {});
  expect(due.hiddenLines).toBeGreaterThanOrEqual(2);
  expect(due.payables.filter((one) => one.programmeCode === batch.programmeCode)).toEqual([]);
  expect(await again(batch, stranger)).toMatchObject({ refusal: { code: "NOTHING_TO_PAY" } });
  expect((await makeBatch(db(), batch.maker, wanted(batch))).lines).toBe(2);
});

it("hides a batch's file and release from who may not see all its recipients", async () => {
  const batch = await anExportedBatch(db(), { compartment: "victims" });
  const stranger = treasurer();
  const input = { batchId: batch.batchId, baseRevision: batch.revision, sha256: batch.sha256 };
  expect(await callOperation(db(), release, releasePaymentBatch, stranger, input)).toMatchObject({
    refusal: { code: "PAYMENTS_HIDDEN" },
  });
  expect(await callOperation(db(), apply, applyReturnFile, stranger, { fileId: batch.fileId })).toMatchObject(
    { refusal: { code: "PAYMENT_FILE_NOT_FOUND" } },
  );
});
