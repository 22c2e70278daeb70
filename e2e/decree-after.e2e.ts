import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { jobs } from "#modules/delivery/server/index.ts";
import { anAnsweredBatch } from "#modules/delivery/server/testing/settled.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const officer = (displayName: string) => ({
  roles: ["dinsos-provinsi-linjamsos"],
  bidang: "linjamsos",
  areaCode: "36",
  displayName,
});

beforeAll(() => {
  process.env["SINERGI_DATA"] = mkdtempSync(join(tmpdir(), "sinergi-e2e-"));
});

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
] as const)("a signed decree (%s)", (name, size) => {
  it("is compared with what was paid, and each finding is explained by name", async () => {
    const { db, signIn, openPage } = office();
    const batch = await anAnsweredBatch(db, { lines: 3 }, ["00", "15", "00"]);
    const { rows } = await db.owner.query<{ id: string }>(
      "select distinct decree_id as id from delivery.payments where batch_id = $1",
      [batch.batchId],
    );
    const { context } = await signIn(officer("Rina Pencocok"));
    const { page, problems } = await openPage(context, `/sk/${rows[0]?.id}`, size);
    await page.getByText("Belum pernah dicocokkan dengan pembayaran dan penyerahan.").waitFor();
    await page.getByRole("button", { name: "Cocokkan dengan pembayaran" }).click();
    await page.getByRole("heading", { name: "Pencocokan berjalan" }).waitFor();
    await work("delivery.reconcile");
    await page.getByText("1 temuan menunggu").waitFor();
    await page.getByRole("link", { name: "Buka meja pemadanan" }).click();
    await page.getByRole("button", { name: /Kembali dari bank/ }).click();
    await page.getByText("rekening tutup", { exact: false }).first().waitFor();
    await look(page, `decree-delivery-findings-${name}`);
    const [sheet] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Unduh temuan (CSV)" }).click(),
    ]);
    expect(sheet.suggestedFilename()).toMatch(/^temuan-sk-.*\.csv$/);
    await page.getByRole("button", { name: "Jelaskan", exact: true }).click();
    await page.getByLabel("Alasan").fill("Keluarga sedang membuka rekening baru");
    await page.getByRole("dialog").getByRole("button", { name: "Jelaskan" }).click();
    await page.getByText("Tidak ada temuan yang menunggu").waitFor();
    expect(problems).toEqual([]);
  }, 120_000);

  it("is amended line by line, and the words of the paper are edited and looked at", async () => {
    const { db, signIn, openPage } = office();
    const batch = await anAnsweredBatch(db, { lines: 3 });
    const { rows } = await db.owner.query<{ id: string }>(
      "select distinct decree_id as id from delivery.payments where batch_id = $1",
      [batch.batchId],
    );
    const { context } = await signIn(officer("Rina Pengubah"));
    const { page, problems } = await openPage(context, `/sk/${rows[0]?.id}`, size);
    await page.getByRole("button", { name: "Susun SK perubahan" }).click();
    await page.getByLabel("Mengapa SK ini diubah").fill("Satu penerima meninggal dunia");
    await look(page, `amend-start-${name}`);
    await page.getByRole("button", { name: "Mulai SK perubahan" }).click();
    await page.getByRole("heading", { name: "Perubahan daftar" }).waitFor();
    await page.getByRole("button", { name: "Ubah nilai: PENERIMA 2" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Jumlah").fill("400000");
    await dialog.getByLabel("Alasan").fill("Satu anggota keluarga sudah bekerja");
    await dialog.getByLabel("Bukti").fill("Berita acara 14/2026");
    await look(page, `amend-change-${name}`);
    await dialog.getByRole("button", { name: "Ubah nilai" }).click();
    await page.getByText("Sudah diubah di konsep ini").waitFor();
    await page.getByRole("button", { name: "Cabut: PENERIMA 1" }).click();
    await page.getByLabel("Alasan").fill("Meninggal dunia menurut desa");
    await page.getByLabel("Bukti").fill("Akta kematian 3602-KM-1");
    await page.getByRole("dialog").getByRole("button", { name: "Cabut" }).click();
    await page.getByText("Meninggal dunia menurut desa · Akta kematian 3602-KM-1").first().waitFor();
    await look(page, `amend-bench-${name}`);
    await page.getByRole("link", { name: "Sunting naskah" }).click();
    await page.getByRole("heading", { name: "Naskah SK" }).waitFor();
    await page.getByLabel("Memperhatikan, butir 1").fill("Akta kematian Nomor 3602-KM-1;");
    await page.getByRole("button", { name: "Tambah butir: Tembusan" }).click();
    await page.getByLabel("Tembusan, butir 5").fill("Camat Muncang;");
    await look(page, `decree-words-${name}`);
    const [paper] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Simpan dan lihat naskah (PDF)" }).click(),
    ]);
    expect(paper.suggestedFilename()).toBe("konsep-sk.pdf");
    if (process.env["PICTURES"] !== undefined) await paper.saveAs(`screenshots/konsep-sk-${name}.pdf`);
    await page.getByText("Naskah tersimpan.").waitFor();
    expect(problems).toEqual([]);
  }, 120_000);
});
