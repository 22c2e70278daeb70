import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aProgramme, aVersion } from "#modules/programmes/server/testing/programmes.ts";
import { expectAccessible, violations } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
/** The part of the editor with the rules: its bar, which stays above, covers other parts while they scroll. */
const criteria = "#field-criteria";
const officer = {
  roles: ["dinsos-provinsi-linjamsos"],
  bidang: "linjamsos",
  areaCode: "36",
  displayName: "Rina Penyusun",
};

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("rules (%s)", (name, size) => {
  it("shows the catalogue of facts, finds one by its meaning, and says when none fits", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn({ roles: ["dinsos-kabkota"], areaCode: "3602" });
    const { page, problems } = await openPage(context, "/program/fakta", size);
    await page.getByText("jumlah_anggota_dengan(syarat)").waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `facts-${name}`, false);
    if (name === "wide") {
      const marked = page.getByRole("navigation").locator('[aria-current="page"]');
      expect(await marked.allTextContents()).toEqual(["Katalog fakta"]);
    }
    await page.getByLabel("Cari fakta atau fungsi").fill("lemari es");
    await page.getByText("1 fakta dan fungsi").waitFor();
    await page.getByText("punya_kulkas").waitFor();
    await page.getByLabel("Cari fakta atau fungsi").fill("zzz");
    await page.getByText("Tidak ada fakta dengan kata itu").waitFor();
    await expectAccessible(page);
    expect(problems).toEqual([]);
  });

  it("writes a rule by keyboard: suggestions, marks, what is wrong, and the rule in plain words", async () => {
    const { db, signIn, openPage } = office();
    const { user, context } = await signIn(officer);
    const { code } = await aProgramme(db);
    const { versionId } = await aVersion(db, code, { makerId: user.userId });
    const { page, problems } = await openPage(context, `/program/${code}/ubah/${versionId}`, size);
    const rule = page.getByLabel("Aturan").first();
    await page.getByText("Desil kesejahteraan antara 1 dan 4").first().waitFor();
    await rule.fill("");
    await rule.pressSequentially("lant");
    const offer = page.getByRole("listbox", { name: "Saran" });
    await offer.getByRole("option").first().waitFor();
    expect(await violations(page, { part: criteria })).toEqual([]);
    await picture(page, `rule-offer-${name}`, false);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await rule.inputValue()).toBe("lantai");
    await rule.pressSequentially(" = ");
    await page.keyboard.press("Control+Space");
    await offer.getByRole("option", { name: /tanah/ }).waitFor();
    await page.keyboard.press("Escape");
    expect(await offer.count()).toBe(0);
    await rule.pressSequentially('"tnah');
    await page.keyboard.press("Escape");
    await rule.pressSequentially('" and jumlah_lansa > 0');
    await page.keyboard.press("Escape");
    await page.getByText("“tnah” bukan nilai untuk lantai").waitFor();
    await page.getByText("Mungkin maksudnya “jumlah_lansia”").waitFor();
    expect(await violations(page, { part: criteria })).toEqual([]);
    await expectNoSidewaysScroll(page);
    await rule.scrollIntoViewIfNeeded();
    await picture(page, `rule-problems-${name}`, false);
    await rule.fill('lantai = "tanah" and jumlah_lansia > 0');
    await page
      .getByText(
        "Bahan lantai terluas adalah Tanah dan jumlah anggota berumur 60 tahun ke atas lebih dari 0 orang",
      )
      .waitFor();
    await rule.fill("desil > 12");
    await page.getByText("Aturan ini tidak mungkin terpenuhi oleh siapa pun").waitFor();
    expect(await violations(page, { part: criteria })).toEqual([]);
    expect(problems).toEqual([]);
  });

  it("takes criteria out as a DMN file and back into another draft, telling what has no equal", async () => {
    const { db, signIn, openPage } = office();
    const { user, context } = await signIn(officer);
    const { code } = await aProgramme(db);
    const { versionId } = await aVersion(db, code, { makerId: user.userId });
    const { page, problems } = await openPage(context, `/program/${code}?versi=${versionId}`, size);
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Unduh tabel syarat (.dmn)" }).click();
    const xml = readFileSync(await (await saving).path(), "utf8");
    expect(xml).toContain("decisionTable");
    const draft = await openPage(context, `/program/${code}/ubah/${versionId}`, size);
    await draft.page.getByRole("button", { name: "Ambil dari berkas .dmn" }).click();
    const sheet = draft.page.getByRole("dialog");
    const give = (text: string) =>
      sheet
        .getByLabel("Berkas .dmn")
        .setInputFiles({ name: "a.dmn", mimeType: "application/xml", buffer: Buffer.from(text) });
    await give("bukan DMN");
    await sheet.getByText("bukan berkas DMN yang terbaca").waitFor();
    await give(
      xml
        .replace("desil in [1..4]", "pendapatan &lt; 3")
        .replace("&#34;not-eligible&#34;", "7")
        .replace('"not-eligible"', "7"),
    );
    await sheet.getByText("Fakta “pendapatan” tidak ada dalam katalog").waitFor();
    await sheet.getByText("Keluaran 7 bukan ya atau tidak").waitFor();
    await expectAccessible(draft.page);
    await picture(draft.page, `dmn-${name}`, false);
    await give(xml);
    await sheet.getByText("Semua isi tabel punya padanan.").waitFor();
    await sheet.getByRole("button", { name: "Ganti syarat dengan yang ini" }).click();
    await draft.page.getByText("Desil kesejahteraan antara 1 dan 4").first().waitFor();
    expect([...problems, ...draft.problems]).toEqual([]);
  });

  it("puts a fact of the catalogue into the rule", async () => {
    const { db, signIn, openPage } = office();
    const { user, context } = await signIn(officer);
    const { code } = await aProgramme(db);
    const { versionId } = await aVersion(db, code, { makerId: user.userId });
    const { page, problems } = await openPage(context, `/program/${code}/ubah/${versionId}`, size);
    const rule = page.getByLabel("Aturan").first();
    await page.getByText("Desil kesejahteraan antara 1 dan 4").first().waitFor();
    await rule.fill("");
    await page.getByRole("button", { name: "Katalog fakta" }).first().click();
    const drawer = page.getByRole("dialog");
    await drawer.getByLabel("Cari fakta atau fungsi").fill("desil kesejahteraan");
    await expectAccessible(page);
    await picture(page, `facts-drawer-${name}`, false);
    await drawer.getByRole("button", { name: "Sisipkan desil", exact: true }).click();
    expect(await rule.inputValue()).toBe("desil");
    expect(problems).toEqual([]);
  });
});
