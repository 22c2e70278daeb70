import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it } from "vitest";
import { narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
let page: Page;
let problems: readonly string[];

const focused = () => page.evaluate(() => document.activeElement?.getAttribute("data-cell"));
const grid = () => page.getByRole("grid", { name: "Keluarga rekaan" });

beforeAll(async () => {
  const { signIn, openPage } = office();
  const { context } = await signIn({ roles: ["administrator"] });
  ({ page, problems } = await openPage(context, "/gaya", wide));
  await grid().waitFor();
});

describe("a long table", () => {
  it("draws a window of the rows, and the last row when scrolled to the end", async () => {
    expect(await grid().locator("tbody tr[data-index]").count()).toBeLessThan(60);
    expect(await grid().getAttribute("aria-rowcount")).toBe("3001");
    await grid().evaluate((table) => table.parentElement?.scrollTo({ top: 1e9 }));
    await grid().getByRole("link", { name: "Asep Saepudin 3000" }).waitFor();
    expect(await grid().locator('tr[aria-rowindex="3001"]').count()).toBe(1);
    await grid().evaluate((table) => table.parentElement?.scrollTo({ top: 0 }));
    await grid().getByRole("link", { name: "Sarmanah 1", exact: true }).waitFor();
  });

  it("is walked through by arrows beyond what is drawn; Space selects", async () => {
    await grid().locator('[data-cell="0:0"]').focus();
    await page.keyboard.press("ArrowRight");
    for (let press = 0; press < 8; press += 1) await page.keyboard.press("PageDown");
    await expect.poll(focused).toBe("80:1");
    await page.keyboard.press("ArrowDown");
    await expect.poll(focused).toBe("81:1");
    await page.keyboard.press("Space");
    await page.getByText("1 dipilih").waitFor();
    await page.keyboard.press("End");
    await expect.poll(focused).toBe("81:5");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? -1))
      .toBeGreaterThan(0);
  });

  it("keeps sort, columns and filters in the address, and shows the same after a reload", async () => {
    await grid().getByRole("button", { name: "Anggota" }).click();
    await grid().getByRole("button", { name: "Anggota" }).click();
    await page.getByRole("button", { name: "Kolom" }).click();
    await page.getByLabel("Dikunjungi").check();
    await page.keyboard.press("Escape");
    await page.getByLabel("Saring nama rekaan").fill("ratu");
    await page.getByText("500 dari 3.000").waitFor();
    await page.reload();
    await page.getByText("500 dari 3.000").waitFor();
    expect(await grid().getByRole("columnheader", { name: "Anggota" }).getAttribute("aria-sort")).toBe(
      "descending",
    );
    await grid().getByRole("columnheader", { name: "Dikunjungi" }).waitFor();
    await page.getByRole("button", { name: /Hapus saringan/ }).click();
    await page.getByText("3.000 dari 3.000").waitFor();
  });

  it("can be read in pages instead, and Back returns to the page before", async () => {
    await page.getByRole("button", { name: "Tampilan" }).click();
    await page.getByLabel("Per halaman").check();
    await page.keyboard.press("Escape");
    await page.getByText("Halaman 1 dari 60").waitFor();
    expect(await grid().locator("tbody tr").count()).toBe(50);
    await page.getByRole("button", { name: "Berikutnya" }).click();
    await page.getByText("Halaman 2 dari 60").waitFor();
    expect(page.url()).toContain("keluarga.halaman=2");
  });

  it("leaves frame and buttons off paper", async () => {
    await page.emulateMedia({ media: "print" });
    expect(await page.getByRole("banner").isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: "Berikutnya" }).isVisible()).toBe(false);
    expect(await grid().isVisible()).toBe(true);
    await picture(page, "print");
    await page.emulateMedia({ media: "screen" });
  });

  it("keeps the name of a row in sight on a phone", async () => {
    await page.setViewportSize(narrow);
    await grid().evaluate((table) => table.parentElement?.scrollTo({ left: 400 }));
    const name = grid().locator("tbody th[scope=row]").first();
    expect((await name.boundingBox())?.x).toBeLessThan(40);
    expect(problems).toEqual([]);
  });
});

describe("without a network", () => {
  it("says so and offers to try again; what is on the screen stays", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn({ roles: ["administrator"] });
    const visit = await openPage(context, "/", narrow);
    await visit.page.route("**/api/identity/users**", (route) => route.abort("internetdisconnected"));
    await visit.page.getByRole("button", { name: "Buka menu" }).click();
    await visit.page.getByRole("dialog").getByRole("link", { name: "Pengguna" }).click();
    await visit.page.getByText("Tidak ada sambungan", { exact: true }).waitFor();
    await picture(visit.page, "offline-narrow");
    await visit.page.unroute("**/api/identity/users**");
    await visit.page.getByRole("button", { name: "Coba lagi" }).click();
    await visit.page.getByRole("grid").waitFor();
    expect(await visit.page.getByText("Tidak ada sambungan", { exact: true }).count()).toBe(0);
  });
});
