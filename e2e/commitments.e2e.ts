import type { BrowserContext, Page } from "playwright-core";
import { beforeAll, it } from "vitest";
import { anEnrolledDecree } from "#modules/delivery/server/testing/enrolled.ts";
import { aProgramme } from "#modules/delivery/server/testing/programme.ts";
import { newTotpSecret } from "#modules/identity/server/testkit/authenticator.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const code = "jamsosratu-uji";
const nik = (line: number) => `360214550790${String(9000 + line)}`;
const two = (text: string) => ({ id: text, en: text });
let officer: BrowserContext;

beforeAll(async () => {
  const { signIn, db } = office();
  ({ context: officer } = await signIn({
    displayName: "Tubagus Linjamsos",
    roles: ["dinsos-provinsi-linjamsos"],
    bidang: "linjamsos",
    totpSecret: newTotpSecret(),
  }));
  const programme = await aProgramme(db, {
    code,
    title: { id: "Jamsosratu Uji", en: "Jamsosratu test" },
    cycle: {
      months: 12,
      stages: [
        { code: "tahap-1", label: two("Tahap I"), dueMonth: 3, amountRupiah: 1_000_000, requires: [] },
        { code: "tahap-2", label: two("Tahap II"), dueMonth: 9, amountRupiah: 750_000, requires: ["p2k2"] },
      ],
    },
  });
  const decree = await anEnrolledDecree(db, { programme, lines: 4, amountRupiah: 1_750_000 });
  for (const line of [1, 2, 3, 4])
    await db.owner.query("update delivery.decree_lines set nik = $3 where decree_id = $1 and line = $2", [
      decree.id,
      line,
      nik(line),
    ]);
});

async function expectWellMade(page: Page, name: string): Promise<void> {
  for (const [at, size] of [
    ["wide", wide],
    ["narrow", narrow],
  ] as const) {
    await page.setViewportSize(size);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `commitments-${name}-${at}`);
  }
  await page.setViewportSize(wide);
}

it("records who kept a commitment, one by one and from a sheet, and stage two falls due for them", async () => {
  const { page } = await office().openPage(officer, `/hak?program=${code}`);
  await page.getByRole("button", { name: "Buat hak" }).nth(1).click();
  await page.getByRole("dialog").getByRole("button", { name: "Buat hak" }).click();
  await page.getByText("0 hak jatuh tempo dan 4 ditahan dibuat").waitFor();
  await page.getByRole("link", { name: "Catat komitmen" }).click();
  await page.getByText("0 memenuhi · 0 tidak memenuhi · 4 belum dicatat").waitFor();
  await expectWellMade(page, "open");
  const first = page.getByRole("row", { name: /PENERIMA 1/ });
  await first.getByRole("button", { name: "Tandai tidak memenuhi" }).click();
  await page.locator("#field-reason").fill("Tidak hadir tiga kali tanpa kabar");
  await expectWellMade(page, "not-kept");
  await page.getByRole("dialog").getByRole("button", { name: "Tandai tidak memenuhi" }).click();
  await page.getByText("0 memenuhi · 1 tidak memenuhi · 3 belum dicatat").waitFor();
  await page.getByRole("button", { name: "Tempel dari daftar hadir" }).click();
  await page
    .getByLabel("Baris daftar hadir")
    .fill(`NIK\tHadir\tAlasan\n${nik(2)}\tya\n${nik(3)}\ttidak\tsakit\n${nik(9)}\tya`);
  await page.getByRole("button", { name: "Periksa baris" }).click();
  await page.getByText("Baris 3: alasan kurang dari 10 huruf").waitFor();
  await page.getByText("Baris 4: nomor ini bukan penerima").waitFor();
  await expectWellMade(page, "paste");
  await page.getByRole("button", { name: "Catat 1 penerima" }).click();
  await page.getByText("Dicatat: 1 memenuhi, 0 tidak memenuhi. 1 hak menjadi jatuh tempo").waitFor();
  await page.getByLabel("Cari nama").fill("PENERIMA 2");
  await page.getByRole("row", { name: /PENERIMA 1/ }).waitFor({ state: "detached" });
  await expectWellMade(page, "found");
}, 120_000);
