import { describe, expect, it } from "vitest";
import { newTotpSecret, totpCode } from "#modules/identity/server/testkit/authenticator.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("users (%s)", (name, size) => {
  it("are made, shown with a temporary password once, changed and disabled", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn({ displayName: "Ratu Admin", roles: ["administrator"] });
    const { page, problems } = await openPage(context, "/pengguna", size);
    await page.getByRole("grid", { name: "Pengguna" }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `users-${name}`);

    await page.getByRole("link", { name: "Tambah pengguna" }).click();
    await page.getByRole("heading", { name: "Pengguna baru" }).waitFor();
    const username = `tksk.${name}`;
    await page.getByLabel("Nama pengguna").fill(username);
    await page.getByLabel("Nama lengkap").fill("Entis Sutisna");
    await page.getByRole("checkbox", { name: "TKSK" }).check();
    await page.getByRole("button", { name: "Buat pengguna" }).click();
    // The province is no level a TKSK may have: the refusal says so.
    await page.getByText("Peran ini tidak ada pada tingkat wilayah").waitFor();
    await page.getByLabel("Kabupaten/kota", { exact: true }).selectOption({ label: "Kabupaten Lebak" });
    await page.getByLabel("Kecamatan", { exact: true }).selectOption({ label: "Kecamatan Panggarangan" });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `new-user-${name}`);
    await page.getByRole("button", { name: "Buat pengguna" }).click();
    await page.getByRole("heading", { name: "Kata sandi sementara" }).waitFor();
    await expectAccessible(page);
    await picture(page, `new-user-made-${name}`);

    await page.getByRole("link", { name: "Buka akun ini" }).click();
    await page.getByText("Belum mengganti kata sandi sementara").waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `user-${name}`);
    await page.getByRole("button", { name: "Ubah" }).click();
    await page.getByLabel("Jabatan").fill("TKSK Panggarangan");
    await page.getByRole("button", { name: "Simpan perubahan" }).click();
    await page.getByRole("heading", { name: "Keterangan akun" }).waitFor();
    await page.getByText("TKSK Panggarangan").first().waitFor();

    await page.getByRole("button", { name: "Nonaktifkan" }).click();
    await expectAccessible(page);
    await picture(page, `user-disable-${name}`, false);
    await page.getByRole("dialog").getByRole("button", { name: "Nonaktifkan" }).click();
    await page.getByRole("button", { name: "Aktifkan lagi" }).waitFor();
    await page.getByRole("button", { name: "Beri kata sandi sementara" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Beri kata sandi sementara" }).click();
    await page.getByRole("heading", { name: "Kata sandi sementara" }).waitFor();
    expect(problems).toEqual([]);
  });
});

it("an administrator with a second factor is asked for it, then the act goes on", async () => {
  const { signIn, openPage } = office();
  const totpSecret = newTotpSecret();
  const { context } = await signIn({ displayName: "Admin Dua", roles: ["administrator"], totpSecret });
  const { user } = await signIn({ displayName: "Cecep Supriatna", roles: ["tksk"], areaCode: "360214" });
  const { page, problems } = await openPage(context, `/pengguna/${user.userId}`);
  await page.getByRole("button", { name: "Nonaktifkan" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Nonaktifkan" }).click();
  await page.getByRole("textbox", { name: "Kode pengaman" }).fill("000000");
  await page.getByRole("button", { name: "Lanjutkan" }).click();
  await page.getByText("Kode pengaman tidak cocok").waitFor();
  await expectAccessible(page);
  await picture(page, "user-second-factor", false);
  await page.getByRole("textbox", { name: "Kode pengaman" }).fill(totpCode(totpSecret, new Date()));
  await page.getByRole("button", { name: "Lanjutkan" }).click();
  await page.getByRole("button", { name: "Aktifkan lagi" }).waitFor();
  expect(problems).toEqual([]);
});

it("who may not see users is told so", async () => {
  const { signIn, openPage } = office();
  const { context } = await signIn({ roles: ["tksk"], areaCode: "360214" });
  const { page } = await openPage(context, "/pengguna");
  await page.getByText("Halaman ini bukan untuk peran Anda").waitFor();
  expect(await page.getByRole("grid").count()).toBe(0);
});
