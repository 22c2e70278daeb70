import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { aHold } from "#modules/programmes/server/testing/programmes.ts";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const maker = {
  roles: ["dinsos-provinsi-linjamsos"],
  bidang: "linjamsos",
  areaCode: "36",
  displayName: "Rina Penyusun",
};
const head = {
  roles: ["kepala-dinas"],
  areaCode: "36",
  displayName: "Hasan Kepala",
  totpSecret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
};
let village = "";

beforeAll(async () => {
  const { rows } = await office().db.owner.query<{ code: string }>(
    "select code from places where name = 'Panggarangan' and length(code) = 10 and code like '3602%'",
  );
  village = rows[0]?.code ?? "";
});

async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).evaluate((input, value) => {
    const data = new DataTransfer();
    data.setData("text/plain", value);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }, text);
}

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("the catalogue (%s)", (name, size) => {
  it("lists every programme, finds one, and shows all of it to who may only read", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn({ roles: ["dinsos-kabkota"], areaCode: "3602" });
    const { page, problems } = await openPage(context, "/program", size);
    await page.getByRole("link", { name: "Jaminan Sosial Rakyat Banten Bersatu" }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `programmes-${name}`);
    await page.getByLabel("Cari program").fill("tidak ada program ini");
    await page.getByText("Tidak ada program yang cocok").waitFor();
    await page.getByLabel("Cari program").fill("jamsosratu");
    await page.getByRole("link", { name: "Jaminan Sosial Rakyat Banten Bersatu" }).click();
    await page.getByRole("heading", { name: "Siapa yang berhak" }).waitFor();
    await page.getByText('not(menerima("PKH"))').waitFor();
    await page.getByText("Kuota seluruhnya 50.000.").waitFor();
    expect(await page.getByRole("button", { name: "Ubah program" }).count()).toBe(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `programme-${name}`);
    expect(problems).toEqual([]);
  });

  it("takes a change from the editor over another person's approval into force", async () => {
    const { signIn, openPage, db } = office();
    await db.owner.query(
      "delete from programmes.versions where programme_code = 'uep' and source <> 'reference'",
    );
    await db.owner.query(
      "update programmes.versions set effective = daterange(lower(effective), null) where programme_code = 'uep'",
    );
    const { context } = await signIn(maker);
    const { page, problems } = await openPage(context, "/program/uep", size);
    await page.getByRole("button", { name: "Ubah program" }).click();
    await page.getByRole("heading", { name: /^Ubah Usaha Ekonomi Produktif/ }).waitFor();
    await paste(page, "Kabupaten Lebak", "Kabupaten Lebak\t300\nKota Cilegon\t1.000\nJumlah\t9");
    await page.getByText("Jumlah daerah 3.560 dari 2.720").waitFor();
    await page.getByText("Tidak terbaca: Jumlah").waitFor();
    await page.getByText("melebihi kuota seluruhnya").first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `programme-editor-${name}`);
    await page.getByRole("button", { name: "Ajukan untuk disetujui" }).click();
    await page.getByRole("link", { name: /melebihi kuota seluruhnya/ }).click();
    await page.getByLabel("Kuota seluruhnya").fill("3560");
    await page.getByText("Tidak ada yang menghalangi pengajuan.").waitFor();

    await page.getByRole("button", { name: "Tambah syarat" }).click();
    await page.getByText("Bagian ini wajib diisi.").first().waitFor();
    await page.getByRole("button", { name: "Hapus Syarat 3" }).click();
    await page.getByText("Tidak ada yang menghalangi pengajuan.").waitFor();
    await page.getByRole("button", { name: "Ajukan untuk disetujui" }).click();
    await page.getByLabel("Apa yang berubah dan mengapa").fill("Kuota 2027 sesuai hasil forum");
    await expectAccessible(page);
    await picture(page, `programme-submit-${name}`, false);
    await page.getByRole("dialog").getByRole("button", { name: "Ajukan untuk disetujui" }).click();
    await page.getByText("Menunggu persetujuan", { exact: true }).first().waitFor();
    expect(await page.getByRole("button", { name: "Setujui versi" }).count()).toBe(0);

    const approver = await signIn(head);
    await db.owner.query("update sessions set second_factor_at = now() where user_id = $1", [
      approver.user.userId,
    ]);
    const visit = await openPage(approver.context, "/", size);
    await visit.page.getByText("Usaha Ekonomi Produktif: versi 2 menunggu persetujuan").waitFor();
    await visit.page.getByRole("link", { name: "Periksa" }).first().click();
    await visit.page.getByRole("heading", { name: /Perubahan versi 2 terhadap versi 1/ }).waitFor();
    await visit.page.getByText("Kuota per daerah Kota Cilegon").waitFor();
    await expectAccessible(visit.page);
    await expectNoSidewaysScroll(visit.page);
    await picture(visit.page, `programme-approve-${name}`);
    await visit.page.getByRole("button", { name: "Setujui versi" }).click();
    await expectAccessible(visit.page);
    await picture(visit.page, `programme-approve-ask-${name}`, false);
    await visit.page.getByRole("dialog").getByRole("button", { name: "Setujui versi" }).click();
    await visit.page
      .getByText(/Berlaku sejak/)
      .first()
      .waitFor();
    expect([...problems, ...visit.problems]).toEqual([]);
  });

  it("shows a colleague's saving beside one's own, and goes on with what is chosen", async () => {
    const { signIn, openPage, db } = office();
    await db.owner.query(
      "delete from programmes.versions where programme_code = 'jslu' and source <> 'reference'",
    );
    const { context } = await signIn(maker);
    const { page, problems } = await openPage(context, "/program/jslu", size);
    await page.getByRole("button", { name: "Ubah program" }).click();
    await page.getByRole("heading", { name: /^Ubah Jaminan Sosial/ }).waitFor();
    await db.owner.query(
      `update programmes.versions set revision = revision + 1,
              definition = jsonb_set(definition, '{quota,total}', '4000')
        where programme_code = 'jslu' and state = 'draft'`,
    );
    await page.getByLabel("Kuota seluruhnya").fill("5000");
    await page.getByText("4.000").waitFor();
    await page.getByText("Rekan menyimpan lebih dahulu").waitFor();
    await picture(page, `programme-stale-${name}`, false);
    await page.getByRole("heading", { name: /^Ubah Jaminan Sosial/ }).scrollIntoViewIfNeeded();
    await expectAccessible(page);
    await page.getByRole("radio", { name: /5\.000/ }).check();
    await page.getByRole("button", { name: /^Simpan/ }).click();
    await page.getByText(/^Tersimpan/).waitFor();
    const { rows } = await db.owner.query<{ total: string }>(
      "select definition #>> '{quota,total}' as total from programmes.versions where programme_code = 'jslu' and state = 'draft'",
    );
    expect(rows[0]?.total).toBe("5000");
    expect(problems).toEqual([]);
  });

  it("places a pause from the family's page", async () => {
    const { signIn, openPage, db } = office();
    const family = await aFamily(db, { placeCode: village });
    const { context } = await signIn(maker);
    const { page, problems } = await openPage(context, `/keluarga/${family.id}`, size);
    const panel = page.getByRole("region", { name: "Jeda dan penolakan" });
    await panel.getByLabel("Program").selectOption({ value: "uep" });
    await panel.getByRole("button", { name: "Jeda atau tolak …" }).click();
    await page.getByRole("dialog").getByLabel("Alasan").fill("Menunggu kunjungan ulang");
    await expectAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Jeda program" }).click();
    await panel.getByText(/Menunggu kunjungan ulang/).waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("begins a new programme, and lifts a pause with a reason", async () => {
    const { signIn, openPage, db } = office();
    const { context } = await signIn(maker);
    const { page, problems } = await openPage(context, "/program/baru", size);
    await page.getByLabel(/^Nama program( \*)?$/).fill(`Bantuan Nelayan ${name}`);
    await page.getByLabel(/^Nama program \(bahasa Inggris\)/).fill("Aid for fishers");
    await page.getByLabel("Mulai berlaku").fill("2027-01-01");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `programme-new-${name}`);
    await page.getByRole("button", { name: "Mulai menyusun" }).click();
    await page.getByRole("heading", { name: new RegExp(`Ubah Bantuan Nelayan ${name}`) }).waitFor();
    await page.getByText(/hal harus diperbaiki sebelum diajukan/).waitFor();
    await expectAccessible(page);

    const family = await aFamily(db, { placeCode: village });
    await aHold(db, { code: "jamsosratu", placeCode: village, subjectKind: "family", subjectId: family.id });
    const holds = await openPage(context, "/program/jamsosratu/jeda", size);
    await holds.page.getByRole("link", { name: "SARMANAH" }).first().waitFor();
    await expectAccessible(holds.page);
    await expectNoSidewaysScroll(holds.page);
    await picture(holds.page, `programme-holds-${name}`);
    await holds.page.getByRole("button", { name: "Cabut" }).first().click();
    await holds.page.getByLabel("Alasan").fill("Sudah dikunjungi");
    await expectAccessible(holds.page);
    await holds.page.getByRole("dialog").getByRole("button", { name: "Cabut" }).click();
    await holds.page.getByText("Tidak ada jeda atau penolakan").waitFor();
    await expectAccessible(holds.page);
    expect([...problems, ...holds.problems]).toEqual([]);
  });
});
