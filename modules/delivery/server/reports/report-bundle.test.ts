import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { downloadReportBundle } from "../../contract/download-report-bundle.ts";
import { returnToTreasury } from "../../contract/return-to-treasury.ts";
import { handler as treasury } from "../payment/return-to-treasury.ts";
import { aHandover } from "../testing/goods.ts";
import { openBundle, rowsOf } from "../testing/open-bundle.ts";
import { anAnsweredBatch } from "../testing/settled.ts";
import { handler } from "./download-report-bundle.ts";

const db = useDatabase();
const auditor = anActor({ areaCode: "36", permissions: ["delivery.report.read"] });

interface Manifest {
  readonly files: ReadonlyArray<{
    readonly name: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly rows?: number;
    readonly sums?: Readonly<Record<string, { readonly rows: number; readonly rupiah: string }>>;
  }>;
  readonly checks: ReadonlyArray<{ readonly name: string; readonly agrees: boolean }>;
}

async function download(programmeCode: string, actor = auditor): Promise<Map<string, Buffer>> {
  const parts: Buffer[] = [];
  await mustCall(
    db(),
    handler,
    downloadReportBundle,
    actor,
    { programmeCode, year: 2026 },
    {
      deliver: async ({ stream }) => {
        for await (const part of stream) parts.push(Buffer.from(part as Buffer));
      },
    },
  );
  return openBundle(Buffer.concat(parts));
}

const sha256 = (bytes: Buffer | undefined) =>
  createHash("sha256")
    .update(bytes ?? "")
    .digest("hex");
const manifestOf = (files: Map<string, Buffer>) =>
  JSON.parse(files.get("manifest.json")?.toString("utf8") ?? "{}") as Manifest;
const sum = (rows: readonly string[][], column: number) =>
  rows.reduce((so, row) => so + BigInt(row[column] ?? "0"), 0n);

/** Whether what lies in the bundle is what its manifest says. */
const isWhole = (files: Map<string, Buffer>) =>
  manifestOf(files).files.every(
    (file) => sha256(files.get(file.name)) === file.sha256 && files.get(file.name)?.length === file.bytes,
  );

it("opens as a ZIP whose hashes, rows and sums can be recounted without the system", async () => {
  const batch = await anAnsweredBatch(db(), { lines: 4, placeCode: "3602142001" }, ["00", "00", "15"]);
  const files = await download(batch.programmeCode);
  expect([...files.keys()]).toEqual([
    "laporan.pdf",
    "penerima.csv",
    "pembayaran.csv",
    "retur.csv",
    "jurnal.csv",
    "serah-terima.csv",
    "manifest.json",
    "MANIFEST.txt",
  ]);
  expect(files.get("laporan.pdf")?.subarray(0, 5).toString()).toBe("%PDF-");
  expect(isWhole(files)).toBe(true);
  const manifest = manifestOf(files);
  expect(manifest.checks.filter((one) => !one.agrees)).toEqual([]);

  const recipients = rowsOf(files.get("penerima.csv"));
  const payments = rowsOf(files.get("pembayaran.csv"));
  const returns = rowsOf(files.get("retur.csv"));
  const journals = rowsOf(files.get("jurnal.csv"));
  expect(recipients).toHaveLength(4);
  expect(payments).toHaveLength(4);
  expect(sum(payments, 9)).toBe(2_400_000n);
  const by = (word: string) => payments.filter((row) => row[10] === word).length;
  expect([by("dibayar"), by("retur"), by("belum ada hasil")]).toEqual([2, 2, 0]);
  expect(sum(returns, 4)).toBe(1_200_000n);
  expect(sum(journals, 8)).toBe(sum(journals, 9));
  expect(manifest.files.find((file) => file.name === "pembayaran.csv")?.sums).toEqual({
    dibayar: { rows: 2, rupiah: "1200000" },
    retur: { rows: 2, rupiah: "1200000" },
  });
});

it("shows no whole number of a person or an account", async () => {
  const batch = await anAnsweredBatch(db(), { placeCode: "3602142001" });
  await db().owner.query("update delivery.payments set nik = '3602145005900091' where batch_id = $1", [
    batch.batchId,
  ]);
  const files = await download(batch.programmeCode);
  const text = [...files].map(([, bytes]) => bytes.toString("utf8")).join("\n");
  expect(text).toContain("3602••••••••0091");
  expect(text).not.toMatch(/3602145005900091|7000000001/);
});

it("names the receipt of what went back to the treasury", async () => {
  const batch = await anAnsweredBatch(db(), { lines: 2, placeCode: "3602142001" }, ["15"]);
  await mustCall(db(), treasury, returnToTreasury, batch.maker, {
    batchId: batch.batchId,
    paymentIds: batch.payments.map((payment) => payment.id),
    stsNumber: "STS/07/2026",
    stsOn: "2026-04-01",
    reason: "Rekening ditutup, penerima tidak ditemukan",
  });
  const files = await download(batch.programmeCode);
  expect(rowsOf(files.get("retur.csv")).map((row) => [row[7], row[10]])).toEqual([
    ["disetor ke kas daerah", "STS/07/2026"],
    ["disetor ke kas daerah", "STS/07/2026"],
  ]);
  expect(manifestOf(files).checks.every((one) => one.agrees)).toBe(true);
});

it("lists hand-overs with their minutes", async () => {
  const { handoverId } = await aHandover(db(), { placeCode: "3602142001" });
  const { rows } = await db().owner.query<{ programme_code: string }>(
    `select e.programme_code from delivery.handovers h join delivery.goods_allocations a on a.id = h.allocation_id
       join delivery.entitlements e on e.id = a.entitlement_id where h.id = $1`,
    [handoverId],
  );
  const files = await download(rows[0]?.programme_code ?? "");
  expect(rowsOf(files.get("serah-terima.csv")).map((row) => row.slice(0, 7))).toEqual([
    [`BAST-UJI-${handoverId}`, expect.anything(), "seluruhnya", "1", "unit", "Kursi roda uji", "2500000"],
  ]);
  expect(rowsOf(files.get("penerima.csv"))[0]?.[12]).toBe("diterima (barang)");
  // The signature lies beside, under the number of its minutes, and the manifest answers for it.
  const name = `bukti/BAST-UJI-${handoverId}-tanda-tangan.png`;
  expect(rowsOf(files.get("serah-terima.csv"))[0]?.slice(12, 14)).toEqual([name, ""]);
  expect(files.get(name)?.subarray(1, 4).toString()).toBe("PNG");
  expect(isWhole(files)).toBe(true);
  expect(manifestOf(files).files.map((file) => file.name)).toContain(name);
  const forged = new Map(files).set(name, Buffer.from("lain"));
  expect(isWhole(forged)).toBe(false);
  expect(files.get("MANIFEST.txt")?.toString("utf8")).toContain("- bukti/: 1 tanda tangan dan foto");
});

it("is broken by one changed row, and MANIFEST.txt names the same hashes", async () => {
  const batch = await anAnsweredBatch(db(), { placeCode: "3602142001" });
  const files = await download(batch.programmeCode);
  const listed = files.get("MANIFEST.txt")?.toString("utf8") ?? "";
  for (const file of manifestOf(files).files) expect(listed).toContain(`${file.sha256}  ${file.name}`);
  const forged = new Map(files);
  const payments = files.get("pembayaran.csv")?.toString("utf8") ?? "";
  forged.set("pembayaran.csv", Buffer.from(payments.replace("600000", "600001"), "utf8"));
  expect(isWhole(forged)).toBe(false);
});

it("says where rows are left out because the reader may not see protected people", async () => {
  const batch = await anAnsweredBatch(db(), { placeCode: "3602142001", compartment: "kekerasan" });
  const files = await download(batch.programmeCode);
  expect(rowsOf(files.get("pembayaran.csv")).flat().join("")).toBe("");
  const failed = manifestOf(files).checks.filter((one) => !one.agrees);
  expect(failed.map((one) => one.name)).toEqual(["terkirim menurut paket = baris pembayaran.csv"]);
});

it("is logged as an export, and refused for a programme that is not there", async () => {
  const batch = await anAnsweredBatch(db(), { placeCode: "3602142001" });
  await download(batch.programmeCode);
  const { rows } = await db().owner.query<{ n: number }>(
    "select count(*)::int as n from app.audit where kind = 'access' and operation = $1 and subject_id = $2",
    ["delivery.download-report-bundle", batch.programmeCode],
  );
  expect(rows[0]?.n).toBe(1);
  const missing = await callOperation(db(), handler, downloadReportBundle, auditor, {
    programmeCode: "tidak-ada",
    year: 2026,
  });
  expect(missing).toMatchObject({ ok: false, refusal: { code: "PROGRAMME_NOT_FOUND" } });
});
