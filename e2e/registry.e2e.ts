import { beforeAll, describe, expect, it } from "vitest";
import {
  aCondition,
  aFamily,
  aLonePerson,
  aRank,
  type BuiltFamily,
} from "#modules/registry/server/testing/builders.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
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
    members: [
      { name: "SARMANAH", bornOn: "1954-08-17" },
      { name: "ASEP SUPARMAN", sex: "L", bornOn: "1982-03-05" },
      { name: "DEDE", sex: "L", bornOn: "2012-05-05", nik: "3602144505129001" },
    ],
  });
  await aRank(db, family, 3, "2026-07-17");
  await aRank(db, family, 2, "2026-10-17");
  await aCondition(db, village, family.head.id, "08");
  await aCondition(db, village, family.members[2]?.id ?? "", "03", "children-in-law");
  await db.owner.query(
    `insert into registry.housing_facts (region_code, family_id, source, cut_off_on, place_code, floor_material,
       wall_material, floor_area_m2, motorcycle) values ('3602', $1, 'DTSEN', '2026-10-17', $2, 8, 4, 36, 1)`,
    [family.id, village],
  );
  await db.owner.query(
    `insert into registry.aid_received (region_code, place_code, family_id, programme, giver, period_from_on, amount_rupiah,
       status, source) values ('3602', $2, $1, 'PKH', 'Kemensos', '2026-01-01', 600000, 'paid', 'Daftar PKH tahap 1')`,
    [family.id, village],
  );
  await aFamily(db, { placeCode: village, members: [{ name: "SARMINAH", bornOn: "1955-01-01" }] });
});

const kabkota = { roles: ["dinsos-kabkota"], areaCode: "3602", displayName: "Siti Petugas" };

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("registry (%s)", (name, size) => {
  it("finds a misspelt name by keyboard and opens the family", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn(kabkota);
    const { page, problems } = await openPage(context, "/", size);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").first().fill("sarmamah");
    await page.getByRole("option", { name: /SARMANAH/ }).waitFor();
    await picture(page, `search-suggestions-${name}`, false);
    await page.keyboard.press("Enter");
    await page.getByRole("grid", { name: "Hasil pencarian" }).waitFor();
    expect(page.url()).not.toContain("sarmamah");
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `search-results-${name}`);
    await page.getByRole("link", { name: "SARMANAH", exact: true }).click();
    await page.getByRole("heading", { name: "Keluarga SARMANAH" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("shows the family's whole story, and its protected part only to the assigned", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn(kabkota);
    const { page, problems } = await openPage(context, `/keluarga/${family.id}`, size);
    await page.getByText("Lanjut usia telantar").waitFor();
    await page.getByText("Tanah", { exact: true }).waitFor();
    await page.getByText("Rp600.000").waitFor();
    await page.getByText("Jenis kelamin berbeda dengan NIK").waitFor();
    expect(await page.getByText("Anak yang berhadapan dengan hukum").count()).toBe(0);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `family-${name}`);
    const holder = await signIn(kabkota);
    await office().db.owner.query("update users set compartments = '{children-in-law}' where id = $1", [
      holder.user.userId,
    ]);
    const other = await openPage(holder.context, `/keluarga/${family.id}`, size);
    await other.page.getByText("Kasus (terlindung)").waitFor();
    await expectAccessible(other.page);
    expect([...problems, ...other.problems]).toEqual([]);
  });

  it("reveals a number only with a purpose", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn(kabkota);
    const { page } = await openPage(context, `/orang/${family.head.id}`, size);
    expect(await page.getByText(String(family.head.nik)).count()).toBe(0);
    await page.getByRole("button", { name: /Tampilkan NIK/ }).click();
    await page.getByRole("radio", { name: "Verifikasi data" }).check();
    await page.getByRole("button", { name: "Tampilkan", exact: true }).click();
    await page.getByText(String(family.head.nik)).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `person-${name}`);
  });

  it("lists the families of a place", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn(kabkota);
    const { page, problems } = await openPage(context, `/keluarga?wilayah=${village}`, size);
    await page.getByRole("link", { name: "SARMANAH" }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `families-${name}`);
    expect(problems).toEqual([]);
  });

  it("records a family, and says in words what is missing", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn(kabkota);
    const { page, problems } = await openPage(context, "/keluarga/baru", size);
    await page.getByLabel("Desa/kelurahan").fill("Panggarangan");
    await page.getByRole("button", { name: /^Desa Panggarangan, / }).click();
    await page.getByLabel("Nama", { exact: false }).first().fill(`ROHAYATI ${name.toUpperCase()}`);
    await page.getByLabel("NIK").first().fill("12345");
    await page.getByLabel("Alasan perubahan").fill("Ditemukan saat kunjungan");
    await page.getByRole("button", { name: "Simpan" }).click();
    await page.getByText("NIK terdiri dari 16 angka.").first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `new-family-${name}`);
    await page.getByLabel("NIK").first().fill("");
    await page.getByRole("button", { name: "Simpan" }).click();
    await page
      .getByRole("heading", { name: new RegExp(`Keluarga ROHAYATI ${name.toUpperCase()}`) })
      .waitFor();
    expect(problems).toEqual([]);
  });
});

it("settles a stale save field by field", async () => {
  const { db, signIn, openPage } = office();
  const { head } = await aFamily(db, { placeCode: village, members: [{ name: "MARSITI" }] });
  const { context } = await signIn(kabkota);
  const { page, problems } = await openPage(context, `/orang/${head.id}`);
  await page.getByRole("button", { name: "Ubah", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Tempat lahir").fill("LEBAK");
  await dialog.getByLabel("Alasan perubahan").fill("Sesuai akta");
  await picture(page, "person-edit", false);
  await expectAccessible(page);
  await db.owner.query("update registry.persons set birth_place = 'SERANG', revision = 2 where id = $1", [
    head.id,
  ]);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await dialog.getByText("SERANG").waitFor();
  await expectAccessible(page);
  await picture(page, "person-stale", false);
  await dialog.getByRole("radio", { name: /LEBAK/ }).check();
  await dialog
    .getByRole("button")
    .filter({ hasText: /Simpan/ })
    .click();
  await page.getByText("kosong → LEBAK").or(page.getByText("SERANG → LEBAK")).first().waitFor();
  expect(problems).toEqual([]);
});

it("moves a person who belongs to no family", async () => {
  const { db, signIn, openPage } = office();
  const { id } = await aLonePerson(db, village, { name: "UCI SANUSI", sex: "L" });
  const { context } = await signIn(kabkota);
  const { page, problems } = await openPage(context, `/orang/${id}`, narrow);
  await page.getByRole("button", { name: "Ubah alamat" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Desa/kelurahan").fill("Sogong");
  await dialog.getByRole("button", { name: /Sogong, / }).click();
  await dialog.getByLabel("Alamat", { exact: true }).fill("RUMAH SINGGAH");
  await dialog.getByLabel("Alasan perubahan").fill("Dirujuk ke rumah singgah");
  await expectAccessible(page);
  await picture(page, "person-move-narrow", false);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await page.getByText("RUMAH SINGGAH", { exact: true }).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, "person-alone-narrow");
  expect(problems).toEqual([]);
});

it("merges a duplicate and takes it back", async () => {
  const { db, signIn, openPage } = office();
  const kept = await aFamily(db, { placeCode: village, members: [{ name: "TATANG SUTISNA", sex: "L" }] });
  await aFamily(db, { placeCode: village, members: [{ name: "TATANG SUTISNO", sex: "L" }] });
  const { context } = await signIn({ roles: ["dinsos-kabkota"], areaCode: "3602" });
  const { page, problems } = await openPage(context, `/orang/${kept.head.id}`);
  await page.getByRole("button", { name: "Gabungkan data ganda" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Cari" }).click();
  await dialog.getByRole("radio", { name: /SUTISNO/ }).check();
  await dialog.getByLabel("Alasan perubahan").fill("Tercatat dua kali");
  await expectAccessible(page);
  await picture(page, "person-merge", false);
  await dialog.getByRole("button", { name: "Gabungkan", exact: true }).click();
  await page.getByRole("heading", { name: "Penggabungan", exact: true }).waitFor();
  await page.getByRole("button", { name: "Batalkan penggabungan" }).click();
  await page.getByRole("dialog").getByLabel("Alasan perubahan").fill("Dua orang berbeda");
  await page.getByRole("dialog").getByRole("button", { name: "Batalkan penggabungan" }).click();
  await page.getByRole("heading", { name: "Penggabungan", exact: true }).waitFor({ state: "detached" });
  expect(problems).toEqual([]);
});

it("records a group, changes who is in it, and shows who was", async () => {
  const { db, signIn, openPage } = office();
  await aFamily(db, { placeCode: village, members: [{ name: "JUMENAH KASIM" }] });
  const { context } = await signIn(kabkota);
  const { page, problems } = await openPage(context, "/kelompok", narrow);
  await page.getByText("Belum ada kelompok di sini").waitFor();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Catat kelompok" }).click();
  await page.getByLabel("Nama kelompok").fill("KUBE MELATI");
  await page.getByLabel("Desa/kelurahan").fill("Panggarangan");
  await page.getByRole("button", { name: /^Desa Panggarangan, / }).click();
  await page.getByLabel("Sejak").fill("2026-01-15");
  await page.getByLabel("Cari anggota (nama atau NIK)").fill("jumenah kasim");
  await page.getByRole("button", { name: "Cari", exact: true }).click();
  await page.getByRole("button", { name: /JUMENAH KASIM/ }).click();
  await page.getByLabel("JUMENAH KASIM", { exact: true }).selectOption({ label: "Ketua" });
  await page.getByLabel("Alasan perubahan").fill("SK kepala desa");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, "new-group-narrow");
  await page.getByRole("button", { name: "Simpan" }).click();
  await page.getByRole("heading", { name: "KUBE MELATI" }).waitFor();
  await page.getByRole("button", { name: "Ubah anggota" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: "Keluar: JUMENAH KASIM" }).check();
  await dialog.getByLabel("Tanggal masuk atau keluar").fill("2026-03-01");
  await dialog.getByLabel("Alasan perubahan").fill("Pindah");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Simpan" }).click();
  await page.getByText("15-01-2026 – 01-03-2026").waitFor();
  await picture(page, "group-narrow");
  expect(problems).toEqual([]);
});
