import { describe, expect, it } from "vitest";
import { newTotpSecret, totpCode } from "#modules/identity/server/testkit/authenticator.ts";
import { testPassword } from "#modules/identity/server/testkit/users.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("the own account (%s)", (name, size) => {
  it("shows rights and devices; a second factor is set up and backup codes are shown once", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn({ displayName: "Siti Rohayati", roles: ["tksk"], areaCode: "360214" });
    const { page, problems } = await openPage(context, "/akun", size);
    await page.getByRole("heading", { name: "Perangkat yang sedang masuk" }).waitFor();
    await page.getByText("Perangkat ini").waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `account-${name}`);

    await page.getByRole("button", { name: "Pasang pengaman kedua" }).click();
    await page.getByRole("img", { name: "Kode QR untuk aplikasi autentikator" }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `account-enrol-${name}`);
    const secret = (await page.getByText(/^[A-Z2-7]{32}$/).textContent()) ?? "";
    await page.getByLabel("Kode 6 angka dari aplikasi").fill(totpCode(secret, new Date()));
    await page.getByRole("button", { name: "Pasang", exact: true }).click();
    await page.getByRole("button", { name: "Sudah saya simpan" }).waitFor();
    expect(await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/).count()).toBe(10);
    await expectAccessible(page);
    await picture(page, `account-codes-${name}`);
    await page.getByRole("button", { name: "Sudah saya simpan" }).click();
    await page.getByText("10 kode cadangan belum dipakai").waitFor();
    expect(problems).toEqual([]);
  });

  it("a weak password is refused with advice, a good one signs other devices out", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn({ displayName: "Asep Jaenudin", roles: ["tksk"], areaCode: "360214" });
    const { page, problems } = await openPage(context, "/akun", size);
    await page.locator("#field-current").fill(testPassword);
    await page.locator("#field-next").fill("qwertyuiop123");
    await page.getByRole("button", { name: "Ganti kata sandi" }).click();
    await page.getByText("Kata sandi ini terlalu mudah ditebak").waitFor();
    await expectAccessible(page);
    await picture(page, `account-weak-${name}`);
    await page.locator("#field-next").fill("Gx7-kelapa-ungu-22");
    await page.getByRole("button", { name: "Ganti kata sandi" }).click();
    await page.getByText("Kata sandi sudah diganti").waitFor();
    await expectNoSidewaysScroll(page);
    expect(problems).toEqual([]);
  });
});

it("a treasurer who came in without the second factor gives it before anything else", async () => {
  const { signIn, openPage } = office();
  const totpSecret = newTotpSecret();
  const { context } = await signIn({ displayName: "Ibu Bendahara", roles: ["bendahara"], totpSecret });
  const { page, problems } = await openPage(context, "/");
  await page.getByRole("heading", { name: "Kode pengaman" }).waitFor();
  await expectAccessible(page);
  await picture(page, "confirm-second-factor");
  await page.getByLabel("Kode pengaman").fill("000000");
  await page.getByRole("button", { name: "Lanjutkan" }).click();
  await page.getByText("Kode pengaman tidak cocok").waitFor();
  await page.locator("#field-code").fill(totpCode(totpSecret, new Date()));
  await page.getByRole("button", { name: "Lanjutkan" }).click();
  await page.getByRole("heading", { name: "Tugas saya" }).waitFor();
  expect(problems).toEqual([]);
});
