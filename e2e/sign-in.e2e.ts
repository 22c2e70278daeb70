import { describe, expect, it } from "vitest";
import { testPassword } from "#modules/identity/server/testkit/users.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();

describe("signing in", () => {
  for (const [name, size] of [
    ["wide", wide],
    ["narrow", narrow],
  ] as const) {
    it(`shows the door and leads to the work queue (${name})`, async () => {
      const { signIn, stranger, openPage } = office();
      const { user } = await signIn({ displayName: "Nur Aini", roles: ["administrator"] });
      const { page, problems } = await openPage(await stranger(), "/", size);
      await page.getByRole("heading", { name: "Masuk" }).waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await picture(page, `sign-in-${name}`);

      await page.getByLabel("Nama pengguna atau NIP").fill(user.username);
      await page.locator("#field-password").fill("kata yang salah");
      await page.getByRole("button", { name: "Masuk" }).click();
      await page.getByRole("alert").waitFor();
      await expectAccessible(page);
      await picture(page, `sign-in-refused-${name}`);

      await page.locator("#field-password").fill(testPassword);
      await page.getByRole("button", { name: "Masuk" }).click();
      await page.getByRole("heading", { name: "Tugas saya" }).waitFor();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await picture(page, `my-work-${name}`);
      expect(problems).toEqual([]);
    });
  }
});

it("an auditor says what for before anything personal opens", async () => {
  const { db, openPage, signIn } = office();
  const { context, user } = await signIn({ roles: ["auditor"] });
  await db.owner.query("update sessions set purpose_until = null where user_id = $1", [user.userId]);
  for (const [name, size] of [
    ["wide", wide],
    ["narrow", narrow],
  ] as const) {
    const { page, problems } = await openPage(context, "/audit", size);
    await page.getByRole("heading", { name: "Keperluan hari ini" }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `purpose-${name}`);
    expect(problems).toEqual([]);
  }
  const { page } = await openPage(context, "/audit");
  await page.getByLabel("Keperluan", { exact: true }).selectOption({ label: "Pemeriksaan khusus" });
  await page.getByLabel("Nomor surat tugas").fill("700/123-ST/2026");
  await page.getByRole("button", { name: "Catat dan lanjutkan" }).click();
  await page.getByRole("grid", { name: "Apa yang dilakukan" }).waitFor();
});
