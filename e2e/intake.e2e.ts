import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobs } from "#apps/server/compose.ts";
import { generate } from "#demo/generate.ts";
import { startWorker, type Worker } from "#platform/runtime/jobs.ts";
import { expectAccessible } from "./axe.ts";
import { expectNoSidewaysScroll, narrow, picture, useOffice, wide } from "./harness.ts";

const office = useOffice();

/** 196 families: small enough for a test, large enough that every page has something on it. */
const scale = 0.0003;

let folder = "";
let worker: Worker | undefined;
const before = process.env["SINERGI_DATA"];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sinergi-e2e-intake-"));
  process.env["SINERGI_DATA"] = folder;
  worker = await startWorker(office().db, jobs, []);
});
afterAll(async () => {
  await worker?.stop();
  if (before === undefined) delete process.env["SINERGI_DATA"];
  else process.env["SINERGI_DATA"] = before;
  await rm(folder, { recursive: true, force: true });
});

/** A DTSEN file of the demo province in the test's folder; returns its path and the number of its rows. */
async function aFile(name: string, seed: number, errors: boolean, snapshot = 1) {
  const out = join(folder, name);
  const made = await generate({
    scale,
    seed,
    format: "dtsen",
    out,
    snapshot,
    ...(errors ? { errors: "heavy" as const } : {}),
  });
  const file = made.files[0];
  if (file === undefined) throw new Error("the generator wrote no file");
  // The generator counts the header as a row, as a spreadsheet does.
  return { path: join(out, file.name), rows: file.rows - 1 };
}

const anOfficer = () =>
  office().signIn({ displayName: "Ratu Data", roles: ["dinsos-provinsi-fakir-miskin"] });

/** Sends a file in through the page, opens it, has it checked and waits for the decision. */
async function sendAndCheck(page: Page, path: string): Promise<void> {
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByRole("link", { name: "Buka berkas" }).click();
  await page.getByRole("button", { name: "Periksa berkas" }).click();
  await page.getByText("Menunggu keputusan").first().waitFor();
}

/** A page as it stands is accessible, does not scroll sideways, and is kept as a picture at both widths. */
async function look(page: Page, name: string): Promise<void> {
  for (const [at, size] of [
    ["wide", wide],
    ["narrow", narrow],
  ] as const) {
    await page.setViewportSize(size);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await picture(page, `intake-${name}-${at}`);
  }
  await page.setViewportSize(wide);
}

const figure = async (page: Page, label: string) =>
  Number(
    (
      await page
        .locator("dl > div")
        .filter({ has: page.getByText(label, { exact: true }) })
        .locator("dd")
        .first()
        .innerText()
    ).replaceAll(".", ""),
  );

describe("a file with errors", () => {
  it("is sent, checked, mended, applied, balanced and undone", async () => {
    const { context } = await anOfficer();
    const { page, problems } = await office().openPage(context, "/berkas");
    await page.getByText("Belum ada berkas").waitFor();
    await look(page, "empty");

    const file = await aFile("first", 7, true);
    // By keyboard alone: the button opens the computer's own choice of files.
    page.once("filechooser", (chooser) => void chooser.setFiles(file.path));
    await page.getByRole("button", { name: "Pilih berkas" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Terkirim", { exact: true }).waitFor();
    await page.getByRole("grid", { name: "Berkas masuk" }).waitFor();
    await look(page, "list");
    // The same contents again are known at once.
    await page.locator("input[type=file]").setInputFiles(file.path);
    await page.getByText("sudah pernah masuk").waitFor();
    await page.getByRole("link", { name: "Buka berkas yang sudah ada" }).click();

    await page.getByText("Berkas ini dikenali sebagai").waitFor();
    await look(page, "received");
    await page.getByRole("link", { name: "Lihat kolom" }).click();
    await page.getByRole("heading", { name: "Arti setiap kolom" }).waitFor();
    await page.getByRole("button", { name: "Ubah arti kolom nama", exact: true }).click();
    await page.getByRole("combobox", { name: "Kolom nama dipakai sebagai" }).waitFor();
    await look(page, "mapping");
    await page.getByRole("button", { name: "Simpan sebagai jenis baru" }).click();
    await page.getByLabel("Nama jenis berkas").fill("DTSEN Banten uji");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Simpan jenis" }).click();
    await page.getByText("Jenis «DTSEN Banten uji» tersimpan").waitFor();
    await page.getByRole("link", { name: "Kembali" }).click();

    await page.getByRole("button", { name: "Periksa berkas" }).click();
    await page.getByText("Menunggu keputusan").first().waitFor();
    expect(await figure(page, "Dibaca")).toBe(file.rows);
    const [held, refused] = [await figure(page, "Ditahan"), await figure(page, "Ditolak")];
    expect(await figure(page, "Diterima")).toBe(file.rows - held - refused);
    expect(held).toBeGreaterThan(0);
    await look(page, "checked");
    await lookInEveryLight(page, "checked");

    // A cause opens its rows; Enter on a row opens it; a mended row leaves the list.
    await page.getByRole("link", { name: "Perbaiki di sini" }).click();
    await page.getByRole("grid", { name: "Baris yang ditahan" }).waitFor();
    await look(page, "rows");
    const sex = page.getByLabel("Sebab").locator("option", { hasText: "enis kelamin" }).first();
    await page.getByLabel("Sebab").selectOption((await sex.getAttribute("value")) ?? "");
    await page.getByRole("grid").getByRole("rowheader").first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Yang perlu diperbaiki" }).waitFor();
    await look(page, "row");
    await lookInEveryLight(page, "row");
    await page.getByLabel("Jenis kelamin").fill("9");
    await page.getByRole("button", { name: /^Simpan/ }).click();
    await page.getByText("masih ditahan").waitFor();
    await page.getByLabel("Jenis kelamin").fill("1");
    await page.getByRole("button", { name: /^Simpan/ }).click();
    await page.goto(page.url().replace(/\/baris.*/, ""));
    await page.getByText("1 baris sudah diperbaiki").waitFor();
    expect(await figure(page, "Ditahan")).toBe(held - 1);

    // A row that cannot be mended is set aside: it counts as refused, and the next one opens.
    await page.getByRole("link", { name: "Perbaiki di sini" }).click();
    await page.getByRole("grid").getByRole("rowheader").first().getByRole("link").click();
    await page.getByRole("button", { name: "Kesampingkan baris ini" }).click();
    await page.getByLabel("Sebab dikesampingkan").selectOption({ label: "Lainnya" });
    await page.getByLabel("Keterangan").fill("Baris percobaan pengirim");
    await expectAccessible(page);
    await picture(page, "intake-drop-wide", false);
    const former = page.url();
    await page.getByRole("dialog").getByRole("button", { name: "Kesampingkan baris ini" }).click();
    await page.waitForURL((url) => url.href !== former);
    await page.goto(page.url().replace(/\/baris.*/, ""));
    await page.getByText("1 baris sudah diperbaiki").waitFor();
    expect(await figure(page, "Ditahan")).toBe(held - 2);
    expect(await figure(page, "Ditolak")).toBe(refused + 1);
    // The list says why, and the row can be taken back.
    const address = page.url();
    await page.goto(`${address}/baris?keadaan=dropped`);
    await page.getByText("Dikesampingkan: Baris percobaan pengirim").waitFor();
    await look(page, "dropped");
    await page.getByRole("grid").getByRole("rowheader").first().getByRole("link").click();
    await page.getByRole("heading", { name: "Baris ini dikesampingkan" }).waitFor();
    await look(page, "dropped-row");
    await page.getByRole("button", { name: "Kembalikan untuk diperbaiki" }).click();
    await page.getByRole("heading", { name: "Baris ini dikesampingkan" }).waitFor({ state: "detached" });
    await page.goto(address);
    await page.getByText("1 baris sudah diperbaiki").waitFor();
    expect(await figure(page, "Ditahan")).toBe(held - 1);
    expect(await figure(page, "Ditolak")).toBe(refused);

    // The bell leads from the work to the file, and the file waits among the tasks.
    await page.getByRole("button", { name: /Pekerjaan berjalan/ }).click();
    await page.getByRole("dialog").getByRole("link", { name: "dtsen.csv" }).click();
    await page.getByText("1 baris sudah diperbaiki").waitFor();
    await page.getByRole("link", { name: "Tugas saya" }).click();
    await page.getByRole("link", { name: /Putuskan/ }).click();
    await page.getByText("1 baris sudah diperbaiki").waitFor();

    await page.getByRole("link", { name: /diterima dengan peringatan/ }).click();
    await page.getByRole("grid", { name: "Baris dengan peringatan" }).waitFor();
    await look(page, "warnings");
    await page.getByRole("link", { name: "Kembali" }).click();

    const [sheet] = await Promise.all([
      page.waitForEvent("download"),
      page
        .getByRole("button", { name: "Unduh untuk diperbaiki" })
        .click()
        .then(() => page.getByRole("button", { name: "Unduh Excel" }).click()),
    ]);
    expect(sheet.suggestedFilename()).toMatch(/\.xlsx$/);

    await page.getByRole("button", { name: "Terapkan snapshot" }).click();
    await expectAccessible(page);
    await picture(page, "intake-apply-wide", false);
    await page.getByRole("dialog").getByRole("button", { name: "Terapkan snapshot" }).click();
    await page.getByText("Diterapkan", { exact: true }).first().waitFor();
    expect(await figure(page, "Dibaca")).toBe(file.rows);
    await look(page, "applied");

    await page.getByRole("button", { name: "Urungkan berkas" }).click();
    await page.getByLabel("Alasan").fill("Uji coba urung");
    await expectAccessible(page);
    await page.setViewportSize(narrow);
    await picture(page, "intake-undo-narrow", false);
    await page.setViewportSize(wide);
    await page.getByRole("dialog").getByRole("button", { name: "Urungkan berkas" }).click();
    await page.getByText("Diurungkan", { exact: true }).first().waitFor();
    await look(page, "undone");
    expect(problems).toEqual([]);
  });
});

/** Toolbar states in which colour, size or both change: no violation, nothing sticks out. */
async function lookInEveryLight(page: Page, name: string): Promise<void> {
  for (const tools of [
    ["dark"],
    ["light", "contrast"],
    ["dark", "contrast"],
    ["light", "larger", "larger", "larger"],
  ]) {
    await page.getByRole("button", { name: "Sarana aksesibilitas" }).click();
    for (const tool of ["reset", ...tools]) await page.locator(`[data-tool="${tool}"]`).click();
    await page.keyboard.press("Escape");
    await look(page, `${name}-${tools.join("-")}`);
  }
  await page.getByRole("button", { name: "Sarana aksesibilitas" }).click();
  await page.locator('[data-tool="reset"]').click();
  await page.keyboard.press("Escape");
}

async function applyFile(context: BrowserContext, path: string): Promise<Page> {
  const { page } = await office().openPage(context, "/berkas");
  await sendAndCheck(page, path);
  await page.getByRole("button", { name: "Terapkan snapshot" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Terapkan snapshot" }).click();
  await page.getByText("Diterapkan", { exact: true }).first().waitFor();
  return page;
}

it("a second snapshot shows how it differs from the first, in figures that open lists", async () => {
  const { context } = await anOfficer();
  await applyFile(context, (await aFile("second-1", 11, false, 1)).path);
  const { page, problems } = await office().openPage(context, "/berkas");
  await sendAndCheck(page, (await aFile("second-2", 11, false, 2)).path);
  await page.getByRole("heading", { name: /Selisih dari snapshot/ }).waitFor();
  await look(page, "differences");
  await page
    .getByRole("row", { name: /Desil turun/ })
    .getByRole("link")
    .first()
    .click();
  await page.getByRole("grid", { name: "Desil turun" }).waitFor();
  await look(page, "difference-list");
  await page.goto(page.url().replace(/\/selisih.*/, ""));
  await page.getByRole("button", { name: "Batalkan seluruh berkas" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Batalkan seluruh berkas" }).click();
  await page.getByText("Berkas ini dibatalkan sebelum diterapkan").waitFor();
  expect(problems).toEqual([]);
});

it("a check shows its progress and can be stopped", async () => {
  const { context } = await anOfficer();
  const { page, problems } = await office().openPage(context, "/berkas");
  await page.locator("input[type=file]").setInputFiles((await aFile("stopped", 13, false)).path);
  await page.getByRole("link", { name: "Buka berkas" }).click();
  // Nobody works the queue for a while: the page waits, and so does the cancelling.
  await worker?.stop();
  await page.getByRole("button", { name: "Periksa berkas" }).click();
  await page.getByRole("heading", { name: "Sedang diperiksa" }).waitFor();
  await look(page, "checking");
  await page.getByRole("button", { name: "Hentikan" }).click();
  worker = await startWorker(office().db, jobs, []);
  await page.getByText("Berkas ini dibatalkan sebelum diterapkan").waitFor();
  await look(page, "cancelled");
  expect(problems).toEqual([]);
});

it("a file of an unknown kind is given its kind, village and columns by hand", async () => {
  const { context } = await anOfficer();
  const { page, problems } = await office().openPage(context, "/berkas");
  const path = join(folder, "lansia.csv");
  await writeFile(
    path,
    "Nomor;Orangnya;Kapan lahir;Gender;Golongan\n1;SARMANAH;1950-03-02;P;PMKS-08\n2;JAENUDIN;31-02-1951;L;PMKS-08\n",
  );
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByRole("link", { name: "Buka berkas" }).click();
  await page.getByText("tidak cocok dengan jenis yang dikenal").waitFor();
  await look(page, "unknown");
  await page.getByRole("link", { name: "Pilih jenis dan kolom" }).click();
  await page.getByLabel("Jenis berkas", { exact: true }).selectOption({ label: "Daftar PPKS per desa" });
  await page.getByLabel("Desa/kelurahan untuk semua baris").fill("Panggarangan");
  await page.getByRole("button", { name: /^Desa Panggarangan/ }).click();
  await page.getByText(/Dipilih: Desa Panggarangan/).waitFor();
  await look(page, "kind");
  await page.getByRole("button", { name: "Pakai jenis ini" }).click();
  await page.getByText("Kolom wajib yang belum ditemukan").waitFor();
  for (const [column, field] of [
    ["Orangnya", "Nama"],
    ["Kapan lahir", "Tanggal lahir"],
    ["Gender", "Jenis kelamin"],
    ["Golongan", "Jenis PPKS"],
  ] as const) {
    await page.getByRole("button", { name: `Ubah arti kolom ${column}` }).click();
    await page.getByLabel(`Kolom ${column} dipakai sebagai`).selectOption({ label: field });
  }
  await page.getByRole("button", { name: "Simpan arti kolom" }).click();
  await page.getByText("Dari 2 baris pertama: 1 diterima, 1 ditahan").waitFor();
  await look(page, "mapped");
  await page.getByRole("link", { name: "Kembali" }).click();
  await page.getByRole("button", { name: "Periksa berkas" }).click();
  await page.getByText("Menunggu keputusan").first().waitFor();
  expect(await figure(page, "Diterima")).toBe(1);
  expect(await figure(page, "Ditahan")).toBe(1);
  expect(problems).toEqual([]);
});

it("a file that cannot be read says why", async () => {
  const { context } = await anOfficer();
  const { page } = await office().openPage(context, "/berkas");
  const path = join(folder, "kosong.csv");
  await writeFile(path, "\n\n");
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByRole("link", { name: "Buka berkas" }).click();
  await page.getByRole("heading", { name: "Berkas ditolak" }).waitFor();
  await look(page, "refused");
  await page.goto(`${office().address}/berkas`);
  await writeFile(path, "");
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByText("Berkas ini kosong (0 byte)").waitFor();
  await expectAccessible(page);
});

it("an upload is paused, survives a reload and goes on where it stood", async () => {
  const { context } = await anOfficer();
  const { page, problems } = await office().openPage(context, "/berkas");
  // Three pieces of 4 MB; all but the first are held back until the page is left.
  const path = join(folder, "besar.csv");
  await writeFile(path, Buffer.alloc(9 * 1024 * 1024, "a,b,c\n"));
  const offsets: number[] = [];
  let hold = true;
  await page.route("**/api/intake/uploads/*/pieces/*", async (route) => {
    const offset = Number(route.request().url().split("/").at(-1));
    if (hold && offset > 0) return;
    offsets.push(offset);
    await route.continue();
  });
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByText("4,2 MB dari 9,4 MB").waitFor();
  await page.getByRole("button", { name: "Jeda" }).click();
  await page.getByText("Dijeda").waitFor();
  await look(page, "paused");
  await page.reload();
  await page.getByText("Pilih berkas yang sama untuk melanjutkan").waitFor();
  await look(page, "kept");
  hold = false;
  await page.locator("input[type=file]").setInputFiles(path);
  await page.getByText("Terkirim", { exact: true }).waitFor();
  expect(offsets).toEqual([0, 4 * 1024 * 1024, 8 * 1024 * 1024]);
  expect(problems).toEqual([]);
});

it("who may not see files is told so; who may only read them cannot send", async () => {
  const { signIn, openPage } = office();
  const outsider = await signIn({ roles: ["pendamping"], areaCode: "360214" });
  const refused = await openPage(outsider.context, "/berkas");
  await refused.page.getByText("Halaman ini bukan untuk peran Anda").waitFor();
  const reader = await signIn({ roles: ["auditor"] });
  const { page } = await openPage(reader.context, "/berkas");
  await page.getByRole("heading", { name: "Berkas masuk" }).waitFor();
  expect(await page.getByRole("button", { name: "Pilih berkas" }).count()).toBe(0);
});
