import { beforeAll, describe, expect, it } from "vitest";
import { assessEverybody } from "#modules/programmes/server/testing/assess.ts";
import { aFamily, aRank } from "#modules/registry/server/testing/builders.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const officer = {
  roles: ["dinsos-provinsi-linjamsos"],
  bidang: "linjamsos",
  areaCode: "36",
  displayName: "Rina Perencana",
};

beforeAll(async () => {
  const { db } = office();
  const { rows } = await db.owner.query<{ code: string }>(
    `select distinct on (left(code, 4)) code from places where length(code) = 10 and code like '36%' order by left(code, 4), code`,
  );
  let number = 0;
  for (const { code } of rows)
    for (const decile of [1, 1, 2, 2, 3, 4, 4, 6]) {
      number++;
      const family = await aFamily(db, {
        placeCode: code,
        members: [
          { bornOn: `${1950 + (number % 50)}-01-05`, sex: number % 3 === 0 ? "L" : "P" },
          { bornOn: `${2022 + (number % 4)}-01-05` },
        ],
      });
      await aRank(db, family, decile, "2026-01-01");
    }
  await assessEverybody(db);
});

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("simulation (%s)", (name, size) => {
  it("computes scenarios beside today, saves them, and makes one a proposal", async () => {
    const { signIn, openPage, db } = office();
    await db.owner.query("delete from programmes.versions where source = 'simulation'");
    await db.owner.query("delete from programmes.simulations");
    const { context } = await signIn(officer);
    const { page, problems } = await openPage(context, "/program/simulasi", size);
    await page.getByText("Pilih program yang hendak dicoba").waitFor();
    await page.getByText("Belum ada simulasi yang disimpan").waitFor();
    await expectAccessible(page);
    await page.getByRole("combobox", { name: "Program", exact: true }).selectOption("jamsosratu");
    await page.getByRole("heading", { name: "Hasil berdampingan" }).waitFor();
    await page
      .getByRole("textbox", { name: "Desil kesejahteraan 1 sampai 4" })
      .first()
      .fill("desil in [1..2]");
    await page.getByLabel("Kuota seluruhnya").fill("20");
    await page.getByRole("button", { name: "Tambah skenario" }).click();
    await page.getByLabel("Nama skenario").nth(1).fill("Kuota lebih longgar");
    await page.getByLabel("Kuota seluruhnya").nth(1).fill("60000");
    await page.getByRole("button", { name: "Hitung" }).click();
    await page.getByRole("columnheader", { name: "Kuota lebih longgar" }).first().waitFor();
    const row = page.getByRole("row", { name: /Terpilih dalam kuota/ });
    expect(await row.getByRole("cell").allTextContents()).toEqual(["56", "20", "32"]);
    await page.getByText("Keluar dibanding hari ini").first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `simulation-${name}`);

    await page.getByRole("button", { name: "Lihat orangnya: Skenario 1" }).click();
    await page.getByLabel("Lihat orangnya", { exact: true }).selectOption("leaving");
    await page.getByText("36 dari 36").waitFor();
    await expectAccessible(page);
    await picture(page, `simulation-who-${name}`, false);
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: "Simpan simulasi" }).click();
    await page.getByLabel("Judul").fill("Bahan rapat 2027");
    await page.getByLabel(/^Bagikan/).check();
    await expectAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Simpan simulasi" }).click();
    await page.getByRole("link", { name: "Bahan rapat 2027" }).waitFor();
    expect(page.url()).toContain("simpanan=");

    const colleague = await signIn({ ...officer, displayName: "Dewi Rekan" });
    const visit = await openPage(
      colleague.context,
      new URL(page.url()).pathname + new URL(page.url()).search,
      size,
    );
    await visit.page.getByRole("columnheader", { name: "Kuota lebih longgar" }).first().waitFor();

    await page.getByRole("button", { name: "Jadikan usulan: Skenario 1" }).click();
    await expectAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Jadikan usulan" }).click();
    await page.getByRole("heading", { name: /^Ubah Jaminan Sosial Rakyat/ }).waitFor();
    expect(await page.getByLabel("Kuota seluruhnya").inputValue()).toBe("20");
    expect([...problems, ...visit.problems]).toEqual([]);
  });

  it("says what is missing where nothing was assessed", async () => {
    const { signIn, openPage, db } = office();
    await db.owner.query("update programmes.assessments set state = 'replaced' where state = 'done'");
    const { context } = await signIn(officer);
    const { page, problems } = await openPage(context, "/program/simulasi", size);
    await page.getByText("Belum ada penilaian yang selesai").waitFor();
    await expectAccessible(page);
    await db.owner.query("update programmes.assessments set state = 'done' where state = 'replaced'");
    expect(problems).toEqual([]);
  });
});
