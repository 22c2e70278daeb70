import { beforeAll, describe, it } from "vitest";
import { assessEverybody, refreshEverybody } from "#modules/programmes/server/testing/assess.ts";
import { aFamily, aRank, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const officer = {
  roles: ["dinsos-provinsi-linjamsos"],
  bidang: "linjamsos",
  areaCode: "36",
  displayName: "Rina Penilai",
};
let family: BuiltFamily;

beforeAll(async () => {
  const { db } = office();
  const { rows } = await db.owner.query<{ code: string }>(
    "select code from places where name = 'Panggarangan' and length(code) = 10 and code like '3602%'",
  );
  const placeCode = rows[0]?.code ?? "";
  const members = [
    { name: "SARMANAH", bornOn: "1950-01-05" },
    { name: "DEDE", sex: "L" as const, bornOn: "2023-05-05" },
  ];
  family = await aFamily(db, { placeCode, members });
  await aRank(db, family, 6, "2026-01-01");
  const served = await aFamily(db, {
    placeCode,
    members: [{ name: "UJANG", sex: "L", bornOn: "1980-01-05" }],
  });
  await aRank(db, served, 9, "2026-01-01");
  await db.owner.query(
    `insert into registry.aid_received (region_code, place_code, family_id, programme, period_from_on, stage, status, source)
     select '3602', $1, $2, 'PKH', '2026-01-01', '1', 'paid', 'test' from generate_series(1, 2)`,
    [placeCode, served.id],
  );
  await assessEverybody(db);
  await aRank(db, family, 1, "2026-06-01");
  await refreshEverybody(db);
});

describe.each([
  ["wide", wide],
  ["narrow", narrow],
] as const)("assessments (%s)", (name, size) => {
  it("lead from the run to who changed, and to why", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn(officer);
    const { page } = await openPage(context, "/penilaian", size);
    await page.getByRole("heading", { name: "Penilaian", level: 1 }).waitFor();
    await page.getByRole("button", { name: "Mulai penilaian" }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `assessments-${name}`);
    await page.getByRole("button", { name: "Mulai penilaian" }).click();
    await page.getByLabel("Tanggal acuan").waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Batal", exact: true }).click();
    await page.getByRole("link", { name: "2026", exact: true }).first().click();
    await page.getByRole("heading", { name: "Hasil per program" }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `assessment-${name}`);
    await page
      .getByRole("link", { name: /berubah$/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Siapa berubah dan mengapa" }).waitFor();
    await page.getByText("Belum terpenuhi → Terpenuhi").first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `crossings-${name}`);
  });

  it("explain each criterion with its value, source and remedy", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn(officer);
    const { page } = await openPage(context, `/program/mengapa/jamsosratu/${family.id}`, size);
    await page.getByRole("heading", { name: "Syarat satu per satu" }).waitFor();
    await page.getByText("DTSEN, per").first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `why-${name}`);
  });

  it("count coverage and errors, each figure opening its list", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn(officer);
    const { page } = await openPage(context, "/cakupan?program=pkh", size);
    await page.getByRole("heading", { name: "Per wilayah" }).waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `coverage-${name}`);
    await page.getByRole("link", { name: "1", exact: true }).first().click();
    await page.getByRole("button", { name: "Unduh CSV" }).waitFor();
    await page.getByText("SARMANAH").first().waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `coverage-list-${name}`);
  });

  it("stand on the family's page", async () => {
    const { signIn, openPage } = office();
    const { context } = await signIn(officer);
    const { page } = await openPage(context, `/keluarga/${family.id}`, size);
    await page.getByText("Ketuk program untuk melihat alasannya").waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `family-programmes-${name}`);
  });
});
