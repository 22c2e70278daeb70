import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { jobs, runReconciliation } from "#modules/delivery/server/index.ts";
import { aDecree } from "#modules/delivery/server/testing/decrees.ts";
import { aBudget } from "#modules/delivery/server/testing/programme.ts";
import { aProposalList } from "#modules/delivery/server/testing/proposal-case.ts";
import { aSelection } from "#modules/delivery/server/testing/selection-case.ts";
import { newTotpSecret, totpCode } from "#modules/identity/server/testkit/authenticator.ts";
import { newId } from "#platform/kernel/ids.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const officer = (displayName: string) => ({
  roles: ["dinsos-provinsi-linjamsos"],
  bidang: "linjamsos",
  areaCode: "36",
  displayName,
});
const village = "3602142001";

beforeAll(() => {
  process.env["SINERGI_DATA"] = mkdtempSync(join(tmpdir(), "sinergi-e2e-"));
});

/** Runs the jobs of delivery that wait, as the worker would. */
async function work(task: string): Promise<void> {
  const { db } = office();
  const { rows } = await db.owner.query<{ id: string; payload: unknown }>(
    `select j.id, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id where j.task_identifier = $1`,
    [task],
  );
  for (const { id, payload } of rows) {
    await jobs[task]?.(payload, { database: db, signal: new AbortController().signal });
    await db.owner.query("select graphile_worker.complete_jobs(array[$1::bigint])", [id]);
  }
}

async function look(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, name);
}

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("decrees (%s)", (name, size) => {
  it("go from selection over reconciliation and checker to signature, by three people", async () => {
    const { db, signIn, openPage } = office();
    const { selectionId } = await aSelection(db, { placeCode: "36", village });
    await aBudget(db, 1_000_000_000n);
    const title = `Penerima bantuan uji ${name}`;
    const maker = await signIn(officer("Rina Penyusun"));
    const visit = await openPage(maker.context, "/sk", size);
    const { page } = visit;
    await page.getByRole("button", { name: "Susun SK baru" }).click();
    await page.getByLabel("Daftar penerima diambil dari").selectOption(`selection:${selectionId}`);
    await page.getByLabel("Tentang").fill(title);
    await page.getByLabel("Pos anggaran").selectOption({ index: 1 });
    await page.getByLabel("Nilai menurut naskah anggaran").fill("Rp700.000");
    await look(page, `decree-draft-${name}`);
    await page.getByRole("button", { name: "Susun konsep" }).click();
    await page.getByRole("heading", { name: title }).waitFor();
    expect(await page.getByRole("button", { name: "Kirim ke pemeriksa" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Jalankan pemadanan" }).click();
    await page.getByRole("heading", { name: "Pemadanan berjalan" }).waitFor();
    await work("delivery.reconcile");
    await page.getByText("1 temuan menunggu").waitFor();
    await look(page, `decree-findings-${name}`);

    await page.getByRole("link", { name: "Buka meja pemadanan" }).click();
    await page.getByText("Naskah anggaran menyebut Rp700.000").waitFor();
    await page.locator("main ul li[tabindex='0']").first().focus();
    await page.keyboard.press("p");
    await page.getByLabel("Alasan").fill("Pagu perubahan menyusul dalam DPA-P");
    await page.getByRole("dialog").getByRole("button", { name: "Pertahankan" }).click();
    await page.getByText("Tidak ada temuan yang menunggu").waitFor();
    await look(page, `reconciliation-done-${name}`);
    await page.goBack();
    await page.getByText("Semua temuan sudah diputuskan").waitFor();
    await page.getByRole("button", { name: "Kirim ke pemeriksa" }).click();
    await look(page, `decree-submit-${name}`);
    await page.getByRole("dialog").getByRole("button", { name: "Kirim ke pemeriksa" }).click();
    await page.getByText("Anda yang menyusun SK ini").waitFor();
    const path = new URL(page.url()).pathname;
    expect(visit.problems).toEqual([]);

    await check(await signIn(officer("Dewi Pemeriksa")).then((one) => one.context), title, size, name);
    const secret = newTotpSecret();
    const head = { roles: ["kepala-dinas"], areaCode: "36", displayName: "Hasan Kepala", totpSecret: secret };
    const signer = await signIn(head);
    // As after signing in with the second factor, half an hour ago: what binds asks for it again.
    await db.owner.query(
      "update sessions set second_factor_at = now() - interval '30 minutes' where user_id = $1",
      [signer.user.userId],
    );
    await sign(signer.context, path, size, name, secret);
  });

  async function check(
    context: BrowserContext,
    title: string,
    at: typeof wide | typeof narrow,
    label: string,
  ) {
    const { page, problems } = await office().openPage(context, "/", at);
    await page.getByText(title).waitFor();
    await picture(page, `decree-my-work-${label}`);
    await page.getByRole("link", { name: "Nyatakan benar" }).first().click();
    await page.getByRole("button", { name: "Nyatakan benar" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Nomor SK").fill(`400.9/${label}/DINSOS/2026`);
    await dialog.getByLabel("Nama penanda tangan").fill("Hasan Kepala, M.Si.");
    await look(page, `decree-check-${label}`);
    await dialog.getByRole("button", { name: "Nyatakan benar" }).click();
    await page.getByRole("heading", { name: `SK 400.9/${label}/DINSOS/2026` }).waitFor();
    await work("delivery.press-decree");
    expect(problems).toEqual([]);
  }

  async function sign(
    context: BrowserContext,
    path: string,
    at: typeof wide | typeof narrow,
    label: string,
    secret: string,
  ) {
    const { page, problems } = await office().openPage(context, path, at);
    await page.getByRole("button", { name: "Lihat naskah sebelum ditandatangani" }).waitFor();
    await page.getByRole("button", { name: "Tetapkan SK" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill(totpCode(secret, new Date()));
    await look(page, `decree-sign-${label}`);
    await page.getByRole("dialog").getByRole("button", { name: "Tetapkan SK" }).click();
    await page.getByRole("button", { name: "Unduh SK yang ditandatangani" }).waitFor();
    await look(page, `decree-signed-${label}`);
    expect(await page.getByRole("button", { name: "Tetapkan SK" }).count()).toBe(0);
    await page.getByRole("link", { name: /^\/verifikasi\// }).click();
    await page.getByText("Ditandatangani dan berlaku").waitFor();
    await look(page, `verification-${label}`);
    expect(problems).toEqual([]);
  }

  it("are compared side by side, and many findings are decided with one reason", async () => {
    const { db, signIn, openPage } = office();
    const line = {
      nik: "3602145708549001",
      kkNumber: "3602140101209001",
      accountNumber: "0011223344",
      placeCode: village,
    };
    const decree = await aDecree(db, {
      placeCode: "36",
      madeBy: newId(),
      lines: [
        line,
        line,
        { ...line, nik: "3602145708549002", kkNumber: null },
        { placeCode: village, subjectId: null },
        { placeCode: village, subjectId: null },
      ],
    });
    await runReconciliation(db, decree.id);
    const { context } = await signIn(officer("Rina Pemadan"));
    const { page, problems } = await openPage(context, `/sk/${decree.id}/pemadanan`, size);
    await page.getByText("NIK sama dua kali", { exact: true }).waitFor();
    await look(page, `reconciliation-${name}`);
    await page.getByRole("button", { name: /Tidak dikenal di registri/ }).click();
    await page.getByRole("button", { name: "Pertahankan 2 sekaligus" }).click();
    await page.getByLabel("Alasan").fill("Didaftarkan desa pekan ini");
    await page.getByRole("dialog").getByRole("button", { name: "Pertahankan" }).click();
    await page.getByText("Tidak ada temuan yang menunggu").waitFor();
    await page.getByRole("button", { name: /NIK sama dua kali/ }).click();
    await page.getByRole("button", { name: "Keluarkan", exact: true }).click();
    await page.getByLabel("Alasan").fill("Orang yang sama, baris kedua keliru");
    await page.getByRole("dialog").getByRole("button", { name: "Keluarkan" }).click();
    await page.getByText("Tidak ada temuan yang menunggu").waitFor();
    expect(problems).toEqual([]);
  });

  it("begin with lists and selections whose changes by officers show as exactly that", async () => {
    const { db, signIn, openPage } = office();
    const { listId } = await aProposalList(db, { village });
    const { selectionId } = await aSelection(db, { placeCode: "36", village });
    const { context } = await signIn(officer("Rina Seleksi"));
    const list = await openPage(context, "/usulan", size);
    await list.page.getByRole("button", { name: "Kirim daftar" }).click();
    await look(list.page, `proposal-send-${name}`);
    await list.page.keyboard.press("Escape");
    await look(list.page, `proposals-${name}`);
    await list.page.goto(new URL(`/usulan/${listId}`, list.page.url()).href);
    await list.page.getByText("SARMANAH RAHASIA").waitFor();
    await look(list.page, `proposal-${name}`);
    expect(list.problems).toEqual([]);
    const { page, problems } = await openPage(context, `/seleksi/${selectionId}`, size);
    await page.getByText("ROHAYATI RAHASIA").waitFor();
    await page.getByRole("button", { name: "Tambahkan" }).click();
    await page.getByLabel("Alasan").fill("Rumah rusak karena banjir");
    await page.getByLabel("Bukti").fill("Berita acara 12/2026");
    await page.getByRole("dialog").getByRole("button", { name: "Tambahkan" }).click();
    await page.getByText("Rumah rusak karena banjir · Berita acara 12/2026").waitFor();
    await look(page, `selection-${name}`);
    await page.goto(new URL("/seleksi", page.url()).href);
    await page.getByRole("heading", { name: "Seleksi", exact: true }).waitFor();
    await look(page, `selections-${name}`);
    expect(problems).toEqual([]);
  });
});
