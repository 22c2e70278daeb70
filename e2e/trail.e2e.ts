import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { aTracedFamily } from "#modules/accountability/server/testkit/traced.ts";
import { anEntitledDecree } from "#modules/delivery/server/testing/entitled.ts";
import { aFamily } from "#modules/registry/server/testing/builders.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const village = "3602142001";

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("from a figure to its evidence (%s)", (name, size) => {
  it("takes three clicks: realisation, list, trail", async () => {
    const { db, signIn, openPage } = office();
    const family = await aFamily(db, { placeCode: village });
    const decree = await anEntitledDecree(db, { placeCode: village, subjects: [family.id], lines: 1 });
    await db.owner.query("update delivery.enrolments set family_id = subject_id where decree_id = $1", [
      decree.id,
    ]);
    const { context } = await signIn({ roles: ["auditor"] });
    const { page, problems } = await openPage(context, "/realisasi?tahun=2026", size);
    const board = page.getByRole("grid", { name: "Realisasi" });
    await board.waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `realisation-${name}`);

    await page.locator(`a[href*="/realisasi/${decree.programme.code}?"]`).first().click();
    const list = page.getByRole("grid", { name: "Daftar di balik angka" });
    await list.waitFor();
    await expectAccessible(page);
    await picture(page, `realisation-list-${name}`);
    await list.getByRole("link").first().click();
    await page.getByRole("heading", { name: /^Jejak Rp150\.000/ }).waitFor();
    await page.locator("main").getByRole("link", { name: "Surat keputusan" }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `trail-${name}`);
    await page.locator("main").getByRole("link", { name: "Data keluarga" }).click();
    await page.waitForURL(`**/keluarga/${family.id}`);
    expect(problems).toEqual([]);
  });

  it("reaches decree, assessment and the row of the file within five clicks", async () => {
    const { db, signIn, openPage } = office();
    const traced = await aTracedFamily(db);
    const { context } = await signIn({ roles: ["auditor"] });
    const { page, problems } = await openPage(context, "/realisasi?tahun=2026", size);
    let clicks = 0;
    const click = async (link: Locator) => {
      await link.click();
      clicks += 1;
    };
    await click(page.locator(`a[href*="/realisasi/${traced.programmeCode}?"]`).first());
    const list = page.getByRole("grid", { name: "Daftar di balik angka" });
    await click(list.getByRole("link").first());
    const main = page.locator("main");
    // From the trail, decree and assessment are one click each: three in all.
    await main.getByRole("link", { name: "Surat keputusan" }).waitFor();
    expect(await main.getByRole("link", { name: "Penilaian" }).getAttribute("href")).toContain(
      `/program/mengapa/${traced.programmeCode}/${traced.familyId}`,
    );
    await click(main.getByRole("button", { name: "Cari barisnya dalam berkas" }));
    await main.getByText(/^Baris \d/).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `trail-file-${name}`);
    await click(main.getByRole("link", { name: "Berkas asal", exact: true }));
    await page.waitForURL(`**/berkas/${traced.batchId}`);
    expect(clicks).toBeLessThanOrEqual(5);
    expect(problems).toEqual([]);
  });
});
