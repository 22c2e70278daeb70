import { describe, expect, it } from "vitest";
import { totpCode } from "#modules/identity/server/testkit/authenticator.ts";
import { testPassword } from "#modules/identity/server/testkit/users.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice } from "./harness.ts";

const office = useOffice();

describe("the office shell", () => {
  it("asks for the second factor where the account has one", async () => {
    const { signIn, stranger, openPage } = office();
    const totpSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    const { user } = await signIn({ roles: ["kepala-dinas"], displayName: "Ratu Aisah", totpSecret });
    const { page, problems } = await openPage(await stranger(), "/masuk?ke=/tidak-ada", narrow);
    await page.getByLabel("Nama pengguna atau NIP").fill(user.nip);
    await page.locator("#field-password").fill(testPassword);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Kode pengaman" }).waitFor();
    await expectAccessible(page);
    await picture(page, "second-factor-narrow");
    await page.locator("#field-code").fill("000000");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await page.locator("#field-code").fill(totpCode(totpSecret, new Date()));
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Tidak ditemukan" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/tidak-ada");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, "not-found-narrow");
    expect(problems).toEqual([]);
  });

  it("leaves the focus with who types while the first page still loads", async () => {
    const { signIn, stranger, openPage } = office();
    const { user } = await signIn({ roles: ["dinsos-kabkota"], areaCode: "3602", displayName: "Siti" });
    const { page, problems } = await openPage(await stranger(), "/masuk");
    let load = () => {};
    const typed = new Promise<void>((resolve) => {
      load = resolve;
    });
    await page.route(/my-work-page-.*\.js$/, async (route) => {
      await typed;
      await route.continue();
    });
    await page.getByLabel("Nama pengguna atau NIP").fill(user.nip);
    await page.locator("#field-password").fill(testPassword);
    await page.keyboard.press("Enter");
    const box = page.getByRole("combobox", { name: "Cari" });
    await box.pressSequentially("siti");
    load();
    await page.getByRole("heading", { name: "Tugas saya" }).waitFor();
    expect(await box.evaluate((input) => input === document.activeElement)).toBe(true);
    await expect.poll(() => box.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("Escape");
    expect(problems).toEqual([]);
  });

  it("says what it is made of, with every licence text", async () => {
    const { signIn, openPage, address } = office();
    const { context } = await signIn({ roles: ["dinsos-kabkota"], areaCode: "3602", displayName: "Siti" });
    const { page, problems } = await openPage(context, "/", narrow);
    await page.getByRole("button", { name: /Akun Siti/ }).click();
    await page.getByText("Tentang Sinergi", { exact: true }).click();
    await page.getByRole("heading", { name: "Lisensi" }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, "about-narrow");
    const links = await page
      .locator("main a[href^='/lisensi/']")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(links).toHaveLength(6);
    for (const link of links) {
      const answer = await fetch(`${address}${link}`);
      expect([link, answer.headers.get("content-type")]).toEqual([link, "text/plain; charset=utf-8"]);
      expect(await answer.text()).toMatch(/Licen[sc]e/i);
    }
    expect(problems).toEqual([]);
  });

  it("has a role that needs a second factor set it up first", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn({ roles: ["bendahara"], displayName: "Juhdi" });
    const { page, problems } = await openPage(context, "/", narrow);
    await page.getByRole("heading", { name: "Pasang pengaman kedua" }).waitFor();
    await page.getByRole("img", { name: /Kode QR/ }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, "enrol-narrow");
    const secret =
      (await page
        .locator("p")
        .filter({ hasText: /^[A-Z2-7]{32}$/ })
        .textContent()) ?? "";
    await page.getByLabel("Kode 6 angka dari aplikasi").fill(totpCode(secret, new Date()));
    await page.getByRole("button", { name: "Pasang pengaman" }).click();
    await page.getByRole("heading", { name: "Kode cadangan" }).waitFor();
    await expectAccessible(page);
    await picture(page, "backup-codes-narrow");
    await page.getByRole("button", { name: "Sudah saya simpan" }).click();
    await page.getByRole("heading", { name: "Tugas saya" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("works by keyboard alone: skip link, menu drawer, account", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn({ roles: ["administrator"], displayName: "Nur Aini" });
    const { page } = await openPage(context, "/", narrow);
    await page.keyboard.press("Tab");
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain("Langsung ke isi");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe("isi");

    await page.getByRole("button", { name: "Buka menu" }).press("Enter");
    const drawer = page.getByRole("dialog", { name: "Menu utama" });
    await drawer.waitFor();
    await expectAccessible(page);
    await picture(page, "drawer-narrow", false);
    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "hidden" });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label")))
      .toBe("Buka menu");

    await page.getByRole("button", { name: /Akun Nur Aini/ }).press("Enter");
    await page.getByRole("dialog", { name: /Akun Nur Aini/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Keluar" }).press("Enter");
    await page.getByRole("heading", { name: "Masuk" }).waitFor();
  });

  it("switches the language without losing what is typed, and remembers it", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn({ roles: ["administrator"], displayName: "Nur Aini" });
    const { page, problems } = await openPage(context, "/gaya");
    await page.getByLabel("Catatan").fill("setengah jadi");
    await page.getByRole("button", { name: "en: English" }).click();
    await page.getByRole("heading", { name: "Component gallery" }).waitFor();
    expect(await page.getByLabel("Catatan").inputValue()).toBe("setengah jadi");
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    await page.reload();
    await page.getByRole("heading", { name: "Component gallery" }).waitFor();
    await page.getByRole("link", { name: "My work" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("applies the accessibility settings before the first paint", async () => {
    const { stranger, address } = office();
    const context = await stranger();
    const page = await context.newPage();
    await page.addInitScript(() => {
      localStorage.setItem("sinergi.a11y", JSON.stringify({ scheme: "dark", contrast: true, textStep: 3 }));
    });
    // Without the application's script only boot.js can have set them.
    await page.route("**/assets/*.js", (route) => route.abort());
    await page.goto(address);
    const html = page.locator("html");
    expect(await html.getAttribute("data-mantine-color-scheme")).toBe("dark");
    expect(await html.getAttribute("data-a11y-contrast")).toBe("");
    expect(await html.evaluate((element) => getComputedStyle(element).fontSize)).toBe("24px");
  });

  it("brings who lost the session to the door, and back to the same page", async () => {
    const { signIn, openPage, db } = office();
    const { user, context } = await signIn({ roles: ["administrator"] });
    const { page } = await openPage(context, "/gaya");
    await db.owner.query("delete from sessions where user_id = $1", [user.userId]);
    await page.getByRole("link", { name: "Pengguna" }).click();
    await page.getByRole("heading", { name: "Masuk" }).waitFor();
    expect(new URL(page.url()).searchParams.get("ke")).toMatch(/^\/pengguna/);
  });
});
