import { beforeAll, describe, expect, it } from "vitest";
import { aFamily, aGroup, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
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
  family = await aFamily(db, {
    placeCode: village,
    members: [{ name: "SARMANAH" }, { name: "ASEP SUPARMAN", sex: "L" }],
  });
});

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("groups (%s)", (name, size) => {
  it("finds a group by name and kind, and says when none fits", async () => {
    const { db, signIn, openPage } = office();
    const groupId = await aGroup(db, village, `KUBE TERATAI ${name.toUpperCase()}`, [family.head.id]);
    await aGroup(db, village, `KUBE MAWAR ${name.toUpperCase()}`, []);
    const { context } = await signIn(kabkota);
    const { page, problems } = await openPage(context, "/kelompok", size);
    await page.getByRole("link", { name: `KUBE MAWAR ${name.toUpperCase()}` }).waitFor();
    await page.getByLabel("Cari nama kelompok").fill("teratai");
    await page.getByRole("link", { name: `KUBE MAWAR ${name.toUpperCase()}` }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: `KUBE TERATAI ${name.toUpperCase()}` }).waitFor();
    expect(page.url()).not.toContain("teratai");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `groups-${name}`);
    await page.getByLabel("Jenis kelompok").selectOption({ label: "UEP" });
    await page.getByText("Tidak ada kelompok yang cocok").waitFor();
    await expectAccessible(page);
    await picture(page, `groups-none-${name}`);
    await page.getByRole("button", { name: /saringan/i }).click();
    await page.getByRole("link", { name: `KUBE TERATAI ${name.toUpperCase()}` }).click();
    await page.getByRole("heading", { name: `KUBE TERATAI ${name.toUpperCase()}` }).waitFor();
    expect(page.url()).toContain(groupId);
    expect(problems).toEqual([]);
  });

  it("takes a member in, settles a stale correction, and tells both in the history", async () => {
    const { db, signIn, openPage } = office();
    const groupId = await aGroup(db, village, "KUBE ANGREK", [family.head.id]);
    const { context } = await signIn(kabkota);
    const { page, problems } = await openPage(context, `/kelompok/${groupId}`, size);
    await page.getByText("1 anggota (orang)").waitFor();
    expect(await page.getByText(String(family.head.nik)).count()).toBe(0);
    await page.getByRole("button", { name: "Ubah anggota" }).click();
    const joining = page.getByRole("dialog");
    await joining.getByLabel("Cari anggota (nama atau NIK)").fill("asep suparman");
    await joining.getByRole("button", { name: "Cari", exact: true }).click();
    await joining.getByRole("button", { name: /ASEP SUPARMAN/ }).click();
    await joining.getByLabel("Peran ASEP SUPARMAN").selectOption({ label: "Ketua" });
    await joining.getByLabel("Peran SARMANAH").selectOption({ label: "Sekretaris" });
    await joining.getByLabel("Tanggal masuk atau keluar").fill("2026-03-01");
    await joining.getByLabel("Alasan perubahan").fill("Anggota baru");
    await expectAccessible(page);
    await picture(page, `group-join-${name}`, false);
    await joining.getByRole("button", { name: "Simpan" }).click();
    await page.getByText("2 anggota (orang)").waitFor();
    await page.getByText("Anggota masuk").waitFor();
    await page.getByText("SARMANAH: Anggota → Sekretaris").waitFor();
    await page.getByText("1 keluarga; lazimnya 5–20").waitFor();

    await page.getByRole("button", { name: "Ubah nama atau jenis" }).click();
    const correcting = page.getByRole("dialog");
    await correcting.getByLabel("Nama kelompok").fill("KUBE ANGGREK");
    await correcting.getByLabel("Alasan perubahan").fill("Sesuai SK");
    await expectAccessible(page);
    await db.owner.query(
      "update registry.groups set name = 'KUBE ANGREK II', revision = revision + 1 where id = $1",
      [groupId],
    );
    await correcting.getByRole("button", { name: "Simpan" }).click();
    await correcting.getByText("KUBE ANGREK II").waitFor();
    await expectAccessible(page);
    await picture(page, `group-stale-${name}`, false);
    await correcting.getByRole("radio", { name: /KUBE ANGGREK/ }).check();
    await correcting
      .getByRole("button")
      .filter({ hasText: /Simpan/ })
      .click();
    await page.getByRole("heading", { name: "KUBE ANGGREK" }).waitFor();
    await page.getByText("KUBE ANGREK II → KUBE ANGGREK").waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `group-${name}`);
    expect(problems).toEqual([]);
  });

  it("shows the groups on the pages of the person and of the family", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn(kabkota);
    const familyVisit = await openPage(context, `/keluarga/${family.id}`, size);
    await familyVisit.page.getByRole("heading", { name: "Kelompok", exact: true }).waitFor();
    await familyVisit.page.getByText("ASEP SUPARMAN: Ketua").first().waitFor();
    await expectAccessible(familyVisit.page);
    await expectNoSidewaysScroll(familyVisit.page);
    await picture(familyVisit.page, `family-groups-${name}`);
    const person = await openPage(context, `/orang/${family.head.id}`, size);
    await person.page.getByRole("link", { name: `KUBE TERATAI ${name.toUpperCase()}` }).click();
    await person.page.getByRole("heading", { name: `KUBE TERATAI ${name.toUpperCase()}` }).waitFor();
    expect([...familyVisit.problems, ...person.problems]).toEqual([]);
  });
});
