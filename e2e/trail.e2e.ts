import { describe, expect, it } from "vitest";
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
});
