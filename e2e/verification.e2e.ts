import { beforeAll, describe, expect, it } from "vitest";
import { aFamily, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { aChange } from "#modules/verification/server/testing/changes.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const kabkota = { roles: ["dinsos-kabkota"], areaCode: "3602", displayName: "Siti Petugas" };
let village = "";
let family: BuiltFamily;

beforeAll(async () => {
  const { db } = office();
  const { rows } = await db.owner.query<{ code: string }>(
    "select code from places where name = 'Panggarangan' and length(code) = 10 and code like '3602%'",
  );
  village = rows[0]?.code ?? "";
  family = await aFamily(db, { placeCode: village });
});

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("verification (%s)", (name, size) => {
  it("takes a village's list from its first row to its sending, step by step on one page", async () => {
    const { signIn, openPage } = office();
    const operator = { roles: ["operator-desa"], areaCode: village, displayName: "Rina Operator" };
    const { context } = await signIn(operator);
    const { page, problems } = await openPage(context, "/verval/usulan", size);
    await page.getByRole("heading", { name: "Usulan desa", level: 1 }).waitFor();
    await page.getByRole("button", { name: "Buat usulan" }).first().click();
    const making = page.getByRole("dialog");
    await making.getByLabel("Nama usulan").fill(`Keluarga baru ${name}`);
    await making.getByRole("button", { name: "Buat usulan" }).click();
    await page.getByRole("heading", { name: `Keluarga baru ${name}`, level: 1 }).waitFor();
    await page.getByText("Belum ada baris").waitFor();
    await page.getByRole("button", { name: "Tambah baris" }).click();
    const adding = page.getByRole("dialog");
    await adding.getByRole("textbox", { name: "Nama", exact: true }).fill("ROHAYATI");
    await adding.getByLabel("NIK").fill(`36021441085490${size === wide ? "01" : "02"}`);
    await expectAccessible(page);
    await picture(page, `verification-row-${name}`);
    await adding.getByRole("button", { name: "Tambah baris" }).click();
    await adding.waitFor({ state: "detached" });
    await page.getByText("ROHAYATI").first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `verification-list-${name}`);
    await page.getByRole("button", { name: "Kirim usulan" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Kirim usulan" }).click();
    await page.getByText("Dikirim · baris 1").waitFor();
    expect(problems).toEqual([]);
  });

  it("accepts what a visit found, and says what could not be written", async () => {
    const { db, signIn, openPage } = office();
    await aChange(db, family, { field: "motherName", before: "", after: `MARSITI ${name.toUpperCase()}` });
    await aChange(db, family, { field: "sex", before: "P", after: "X" });
    const { context } = await signIn(kabkota);
    const { page, problems } = await openPage(context, "/verval/perubahan", size);
    await page.getByText(`MARSITI ${name.toUpperCase()}`).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `verification-bench-${name}`);
    for (const box of await page.locator("tbody").getByRole("checkbox").all()) await box.check();
    await page.getByRole("button", { name: "Terima", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Terima" }).click();
    await page.getByText(/Diterima \d, ditolak 0/).waitFor();
    await picture(page, `verification-bench-done-${name}`);
    expect(problems).toEqual([]);
  });
});
