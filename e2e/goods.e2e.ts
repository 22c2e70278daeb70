import { expect, it } from "vitest";
import { generateEntitlements } from "#modules/delivery/contract/generate-entitlements.ts";
import { anEnrolledDecree } from "#modules/delivery/server/testing/enrolled.ts";
import { anEntitledDecree } from "#modules/delivery/server/testing/entitled.ts";
import { generateEntitlementsHandler as generate } from "#modules/delivery/server/testing/money.ts";
import { openBundle } from "#modules/delivery/server/testing/open-bundle.ts";
import { treasurer } from "#modules/delivery/server/testing/payments.ts";
import { mustCall } from "#platform/testkit/call.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();
const village = "3602142001";

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Buffer));
  return Buffer.concat(parts);
}

it("takes goods into stock, sets them aside, hands one over with a signature and prints the minutes", async () => {
  const { db, signIn, openPage } = office();
  const decree = await anEnrolledDecree(db, { placeCode: village, lines: 2 });
  await mustCall(db, generate, generateEntitlements, treasurer(), {
    programmeCode: decree.programme.code,
    period: "2026",
  });
  const { context } = await signIn({ roles: ["dinsos-provinsi-rehsos"], areaCode: "36" });
  const { page, problems } = await openPage(context, "/barang");
  await page.getByText("Belum ada jenis barang", { exact: true }).waitFor();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Jenis barang baru" }).click();
  await page.getByRole("dialog").getByLabel("Nama barang").fill("Kursi roda standar");
  await page.getByRole("dialog").getByLabel("Nama dalam bahasa Inggris").fill("Standard wheelchair");
  await page.getByRole("dialog").getByLabel("Kode").fill("kursi-roda-standar");
  await page.getByRole("dialog").getByLabel("Bernomor seri").check();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Tambah jenis barang" }).click();

  await page.getByRole("button", { name: "Terima barang" }).click();
  await page.getByRole("dialog").getByLabel("Gudang").fill("Gudang Dinas Sosial Serang");
  await page.getByRole("dialog").getByLabel("Nomor dokumen").fill("027/BAST/01/2026");
  await page.getByRole("dialog").getByLabel("Tanggal terima").fill("2026-01-05");
  await page.getByRole("dialog").getByLabel("Jumlah").fill("3");
  await page.getByRole("dialog").getByLabel("Harga satuan (Rp)").fill("2.500.000");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Masukkan ke stok" }).click();

  await page.getByRole("button", { name: "Sisihkan barang" }).click();
  const asked = page.getByRole("dialog");
  await asked.getByLabel("Program").selectOption(decree.programme.code);
  await asked.getByLabel("Periode dan tahap").selectOption("2026 tahap-1");
  await page.getByText("Dapat disisihkan sekarang").waitFor();
  await expectAccessible(page);
  await picture(page, "goods-allocate-wide");
  await asked.getByRole("button", { name: "Sisihkan barang" }).click();
  await page.getByText("Disisihkan untuk 2 penerima; 0 masih menunggu stok lain.").waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, "goods-stock-wide");
  await page.setViewportSize(narrow);
  await expectNoSidewaysScroll(page);
  await picture(page, "goods-stock-narrow");
  await page.setViewportSize(wide);

  await page.getByRole("link", { name: "Alokasi dan serah terima" }).click();
  const list = page.getByRole("grid", { name: "Alokasi dan serah terima" });
  await list.waitFor();
  await expectAccessible(page);
  await picture(page, "goods-allocations-wide");
  await page.setViewportSize(narrow);
  await list.getByRole("link").first().click();
  await page.getByRole("heading", { name: "Serah terima", exact: true }).waitFor();
  await page.getByLabel("Nomor seri").fill("KR-2026-0091");
  // The pad's own PNG serves as a photo: any picture the browser reads is made anew as JPEG.
  const taken = await page.locator("canvas").screenshot();
  await page
    .getByLabel("Foto serah terima")
    .setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: taken });
  await page.getByRole("img", { name: "Foto yang akan disimpan" }).waitFor();
  const pad = page.getByRole("img", { name: "Bidang tanda tangan, masih kosong" });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error("the pad is not on the page");
  await page.mouse.move(box.x + 40, box.y + 70);
  await page.mouse.down();
  for (const [x, y] of [
    [90, 30],
    [120, 90],
    [170, 40],
    [240, 70],
  ] as const)
    await page.mouse.move(box.x + x, box.y + y, { steps: 5 });
  await page.mouse.up();
  await page.getByRole("img", { name: "Bidang tanda tangan, sudah terisi" }).waitFor();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await picture(page, "goods-handover-narrow");
  await page.getByRole("button", { name: "Simpan berita acara" }).click();
  const print = page.getByRole("button", { name: /^Cetak BAST-/ });
  await print.waitFor();
  await expectAccessible(page);
  await picture(page, "goods-handed-over-narrow");
  await page.getByText("ada foto").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), print.click()]);
  const pdf = await bytesOf(await download.createReadStream());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(problems).toEqual([]);
});

it("downloads the account with its evidence, and the realisation as seen", async () => {
  const { db, signIn, openPage } = office();
  const decree = await anEntitledDecree(db, { placeCode: village, lines: 3 });
  const { context } = await signIn({ roles: ["dinsos-provinsi-rehsos"], areaCode: "36" });
  const { page, problems } = await openPage(context, "/realisasi?tahun=2026", wide);
  await page.getByRole("grid", { name: "Realisasi" }).waitFor();
  await page.getByRole("button", { name: "Unduh LPJ dan bukti" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Program").selectOption(decree.programme.code);
  await expectAccessible(page);
  await picture(page, "report-bundle-wide");
  const [zip] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Unduh LPJ dan bukti" }).click(),
  ]);
  expect(zip.suggestedFilename()).toBe(`lpj-${decree.programme.code}-2026.zip`);
  const files = await openBundle(await bytesOf(await zip.createReadStream()));
  expect(files.get("MANIFEST.txt")?.toString("utf8")).toContain("laporan.pdf");
  await dialog.waitFor({ state: "hidden" });

  const [csv] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Unduh", exact: true }).click(),
  ]);
  const text = (await bytesOf(await csv.createReadStream())).toString("utf8");
  expect(text.split("\r\n")[0]).toContain("Program;");
  expect(text).toContain(";3;450000;");
  expect(problems).toEqual([]);
});
