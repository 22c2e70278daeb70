import { describe, expect, it } from "vitest";
import { oldRequests } from "#modules/accountability/server/testkit/registers.ts";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const village = "3602142001";

describe("the registers", () => {
  it("take a person's request from the page of the person to its answer", async () => {
    const { db, signIn, openPage } = office();
    const { head } = await aFamily(db, { placeCode: village, members: [{ name: "SARMANAH UJI" }] });
    const { context } = await signIn({ roles: ["dinsos-kabkota"], areaCode: "3602" });
    const { page, problems } = await openPage(context, `/orang/${head.id}`);
    await page.getByRole("button", { name: "Catat permintaan" }).click();
    await page.getByRole("textbox", { name: /^Permintaan/ }).fill("Minta salinan semua data saya.");
    await expectAccessible(page);
    await picture(page, "request-record-wide");
    await page.getByRole("button", { name: /Catat dan mulai hitung/ }).click();
    await page.getByRole("heading", { name: /^Akses data · PDP-/ }).waitFor();
    await page.getByText(/jam lagi/).waitFor();
    await page.getByRole("button", { name: "Jawab" }).click();
    await page.getByLabel("Hasil", { exact: true }).selectOption({ label: "Ditolak" });
    await page.getByLabel("Isi jawaban").fill("Salinan sudah diserahkan bulan lalu.");
    await page.getByLabel("Dasar hukum").fill("UU 27/2022 pasal 33");
    await page.getByRole("button", { name: "Simpan jawaban" }).click();
    await page.getByText("Salinan sudah diserahkan bulan lalu.").waitFor();
    await page.getByRole("button", { name: "Cetak surat jawaban" }).waitFor();
    await expectAccessible(page);
    await picture(page, "request-answered-wide");
    expect(problems).toEqual([]);
  });

  for (const [name, size] of [
    ["wide", wide],
    ["narrow", narrow],
  ] as const) {
    it(`show what is open and how long is left (${name})`, async () => {
      const { signIn, openPage } = office();
      const { context } = await signIn({ roles: ["dinsos-kabkota"], areaCode: "3602" });
      for (const [path, heading, shot] of [
        ["/permintaan?keadaan=semua", "Permintaan subjek data", "requests"],
        ["/insiden", "Insiden data", "breaches"],
      ] as const) {
        const { page, problems } = await openPage(context, path, size);
        await page.getByRole("heading", { name: heading }).waitFor();
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        await picture(page, `${shot}-${name}`);
        expect(problems).toEqual([]);
      }
    });

    it(`carry a breach through its notices (${name})`, async () => {
      const { signIn, openPage } = office();
      const { context } = await signIn({ roles: ["dinsos-kabkota"], areaCode: "3602" });
      const { page, problems } = await openPage(context, "/insiden", size);
      await page.getByRole("button", { name: "Catat insiden" }).click();
      await page.getByLabel("Judul singkat").fill(`Berkas salah kirim ${name}`);
      await page.getByLabel("Data yang tersangkut").fill("Nama dan alamat 40 orang");
      await page.getByLabel("Kapan dan bagaimana terjadi").fill("Surat elektronik terkirim ke alamat lain");
      await expectAccessible(page);
      await picture(page, `breach-form-${name}`);
      await page.getByRole("button", { name: "Simpan" }).click();
      const card = page.getByRole("region", { name: new RegExp(`Berkas salah kirim ${name}`) });
      await card.getByText(/jam lagi/).waitFor();
      await card.getByRole("button", { name: "Catat pemberitahuan ke lembaga" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Catat pemberitahuan ke lembaga" }).click();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await card.getByRole("button", { name: "Catat pemberitahuan ke orangnya" }).waitFor();
      expect(await card.getByRole("button", { name: "Catat pemberitahuan ke lembaga" }).count()).toBe(0);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await picture(page, `breach-open-${name}`);
      expect(problems).toEqual([]);
    });

    it(`say what is past its time (${name})`, async () => {
      const { db, signIn, openPage } = office();
      await oldRequests(db, village, 2);
      const { context } = await signIn({ roles: ["administrator"], areaCode: "3602" });
      const { page, problems } = await openPage(context, "/retensi", size);
      await page.getByRole("heading", { name: "Masa simpan data" }).waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await picture(page, `retention-${name}`);
      const propose = page.getByRole("button", { name: /Usulkan pemusnahan/ });
      if (name === "wide") await propose.click();
      await page.getByText("Menunggu keputusan", { exact: true }).waitFor();
      expect(problems).toEqual([]);
    });
  }
});
