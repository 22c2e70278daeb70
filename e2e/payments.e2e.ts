import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { jobs } from "#apps/server/compose.ts";
import { anEnrolledDecree } from "#modules/delivery/server/testing/enrolled.ts";
import { moveBudget } from "#modules/delivery/server/testing/money.ts";
import { bankAnswer, paymentsOf } from "#modules/delivery/server/testing/payments.ts";
import { aProgramme } from "#modules/delivery/server/testing/programme.ts";
import { newTotpSecret, totpCode } from "#modules/identity/server/testkit/authenticator.ts";
import { inScope } from "#platform/db/tx.ts";
import { startWorker, type Worker } from "#platform/runtime/jobs.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const programme = "bantuan-uji-bayar";
const why = "Sesuai DPA tahun berjalan dan SK";

let treasurer: BrowserContext;
let head: BrowserContext;
let officer: BrowserContext;
const headSecret = newTotpSecret();
let worker: Worker | undefined;

beforeAll(async () => {
  const { signIn, db } = office();
  worker = await startWorker(db, jobs, []);
  ({ context: treasurer } = await signIn({
    displayName: "Siti Bendahara",
    roles: ["bendahara"],
    totpSecret: newTotpSecret(),
  }));
  ({ context: head } = await signIn({
    displayName: "Ratu Kepala",
    roles: ["kepala-dinas"],
    totpSecret: headSecret,
  }));
  ({ context: officer } = await signIn({
    displayName: "Tubagus Linjamsos",
    roles: ["dinsos-provinsi-linjamsos"],
    bidang: "linjamsos",
    totpSecret: newTotpSecret(),
  }));
  // As after signing in with the second factor, half an hour ago: what binds asks for it again.
  await db.owner.query("update sessions set second_factor_at = now() - interval '30 minutes'");
  await aProgramme(db, { code: programme, title: { id: "Bantuan Uji Bayar", en: "Payment test aid" } });
});

afterAll(async () => {
  await worker?.stop();
});

/** A page as it stands is accessible, does not scroll sideways, and is kept as a picture at both widths. */
async function look(page: Page, name: string): Promise<void> {
  for (const [at, size] of [
    ["wide", wide],
    ["narrow", narrow],
  ] as const) {
    await page.setViewportSize(size);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `payments-${name}-${at}`);
  }
  await page.setViewportSize(wide);
}

const open = async (context: BrowserContext, path: string): Promise<Page> =>
  (await office().openPage(context, path)).page;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).first().click();
/** The button inside the open dialog. */
const confirm = (page: Page, name: string) =>
  page.getByRole("dialog").getByRole("button", { name, exact: true }).click();

async function upload(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel("Unggah berkas retur")
    .first()
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
}

/** Budget line opened by the treasurer; a decree of three binds its money and enrols them, as signing does. */
async function fund(page: Page): Promise<void> {
  await press(page, "Tambah pos anggaran");
  await page.locator("#field-title").fill("Bantuan Uji Bayar");
  await page.locator("#field-activityCode").fill("1.06.05.1.02.0001");
  await page.locator("#field-accountCode").fill("5.1.06.02.01.0001");
  await page.locator("#field-ceilingRupiah").fill("5.000.000");
  await confirm(page, "Simpan pos");
  await page.getByRole("link", { name: "Bantuan Uji Bayar" }).waitFor();
  const { db } = office();
  const { rows } = await db.owner.query<{ id: string }>(
    "select b.id from delivery.budgets b where b.title = 'Bantuan Uji Bayar'",
  );
  const budgetId = rows[0]?.id ?? "";
  const { rows: versions } = await db.owner.query<{ id: string }>(
    "select v.id from programmes.versions v where v.programme_code = $1",
    [programme],
  );
  const decree = await anEnrolledDecree(db, {
    programme: { code: programme, versionId: versions[0]?.id ?? "" },
    lines: 4,
    budgetId,
  });
  await inScope(
    db.app,
    { actorId: decree.signedBy, areaCode: "36", bidang: null, compartments: [], permissions: [] },
    "read write",
    async (tx) => {
      const move = {
        budgetId,
        amountRupiah: 2_400_000n,
        reference: { kind: "decree", id: decree.id },
        note: "SK uji",
      };
      await moveBudget(tx, { ...move, kind: "reserve" });
      await moveBudget(tx, { ...move, kind: "commit" });
    },
  );
}

it("goes from a budget line to a payment whose returns are settled and whose ledger recounts", async () => {
  const { db } = office();
  const budget = await open(treasurer, "/anggaran");
  await look(budget, "budget-empty");
  await fund(budget);
  await budget.reload();
  await budget.getByText("Rp2.400.000").first().waitFor();
  await look(budget, "budget");
  await budget.getByRole("link", { name: "Bantuan Uji Bayar" }).click();
  await budget.getByText("Angka sama dengan jumlah gerakannya").waitFor();
  await look(budget, "budget-line");

  const rights = await open(officer, `/hak?program=${programme}`);
  await press(rights, "Buat hak");
  await confirm(rights, "Buat hak");
  await rights.getByText("4 hak jatuh tempo dan 0 ditahan dibuat, seluruhnya Rp2.400.000.").waitFor();
  await look(rights, "entitlements");

  const pay = await open(treasurer, "/pembayaran");
  await pay.getByText("Bantuan Uji Bayar · 2026 · Tahap 1").waitFor();
  await look(pay, "payables");
  await pay.getByRole("button", { name: "Buat paket", exact: true }).first().click();
  await pay.getByRole("dialog").waitFor();
  await look(pay, "new-batch");
  await confirm(pay, "Buat paket");
  await pay.getByText("2. Berkas dibuat").waitFor();
  await press(pay, "Buat berkas bank");
  await confirm(pay, "Buat berkas bank");
  await pay.getByText("Menunggu dilepas petugas lain.").waitFor();
  await look(pay, "batch-exported");
  const address = new URL(pay.url()).pathname;

  const release = await open(head, address);
  await press(release, "Lepas pembayaran");
  await look(release, "release");
  await confirm(release, "Lepas pembayaran");
  await release.getByLabel("Kode pengaman").last().fill(totpCode(headSecret, new Date()));
  await release.getByRole("dialog").last().getByRole("button", { name: "Lanjutkan" }).click();
  await release.getByText("Sedang disalurkan").first().waitFor();

  await pay.reload();
  await pay.getByText("Jawaban penyalur").waitFor();
  const batchId = address.split("/").at(-1) ?? "";
  const { rows } = await db.owner.query<{ number: number }>(
    "select b.number from delivery.payment_batches b where b.id = $1",
    [batchId],
  );
  const batch = { number: rows[0]?.number ?? 0, payments: await paymentsOf(db, batchId) };
  const answer = bankAnswer(batch, ["00", "00", "15", "17"]);
  await upload(pay, "potong.csv", answer.slice(0, answer.length / 2));
  await pay.getByText("Berkas ini terpotong").waitFor();
  await look(pay, "return-cut");
  await upload(pay, "retur.csv", answer);
  await pay.getByText("Utuh: jumlah kendali cocok").waitFor();
  await look(pay, "return-preview");
  await press(pay, "Terapkan berkas retur");
  await pay.getByText("Tidak terjelaskan: tidak ada").waitFor();
  await pay.getByText("Sudah diterapkan").waitFor();
  await look(pay, "batch-answered");
  await upload(pay, "retur-lagi.csv", answer);
  await pay.getByText("Berkas yang sama sudah dipakai").waitFor();

  const returns = await open(treasurer, "/retur");
  const closed = returns.getByRole("row", { name: /Rekening tutup/ });
  await closed.waitFor();
  await look(returns, "returns");
  await closed.getByRole("checkbox").check();
  await press(returns, "Setor ke kas daerah");
  await returns.locator("#field-stsNumber").fill("STS-001/2026");
  await returns.locator("#field-reason").fill(why);
  await confirm(returns, "Setor ke kas daerah");
  await closed.waitFor({ state: "detached" });
  await press(returns, "Betulkan rekening");
  await returns.locator("#field-accountNumber").fill("1122334455");
  await returns.locator("#field-reason").fill(why);
  await confirm(returns, "Betulkan rekening");
  await returns.getByRole("row", { name: /Rekening sudah dibetulkan/ }).waitFor();
  await returns
    .getByRole("row", { name: /Nama tidak sesuai/ })
    .getByRole("checkbox")
    .check();
  await press(returns, "Bayar ulang");
  await returns.locator("#field-channel").selectOption("bank-banten");
  await returns.locator("#field-reason").fill(why);
  await look(returns, "reissue");
  await confirm(returns, "Bayar ulang");
  await returns.getByText("Pembayaran ulang atas retur").waitFor();

  const ledger = await open(treasurer, "/buku-besar");
  await ledger.getByText("Seimbang dan sama dengan hitungan ulang").waitFor();
  await look(ledger, "ledger");
  await ledger.getByRole("link", { name: "Jurnal 1" }).click();
  await ledger.getByText("Ayat jurnal").first().waitFor();
  await look(ledger, "journal");

  const people = await open(officer, `/kepesertaan?program=${programme}`);
  await people.getByRole("link", { name: "PENERIMA 1" }).waitFor();
  await look(people, "enrolments");
  await people.getByRole("link", { name: "PENERIMA 1" }).click();
  await people.getByText("Riwayat pembayaran").waitFor();
  await look(people, "enrolment");
  await press(people, "Hentikan sementara");
  await people.locator("#field-reason").fill(why);
  await confirm(people, "Hentikan sementara");
  await people.getByText("Dihentikan sementara").first().waitFor();
  expect(await people.getByText("Dihentikan sementara").count()).toBeGreaterThan(0);
});
