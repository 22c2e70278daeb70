import { mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BatchFailed } from "#platform/batch/run-batch.ts";
import { newId } from "#platform/kernel/ids.ts";
import { writeXlsx } from "#platform/sheets/xlsx/write-xlsx.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { type ImportReport, importFile } from "./import-file.ts";
import { testDataFolder } from "./testing/batch-case.ts";
import { dtsenRow, writeDtsen } from "./testing/dtsen-file.ts";

const db = useDatabase();
const never = new AbortController().signal;

let serial = 50;
const freshRows = (count = 12) => {
  serial += 1;
  return Array.from({ length: count }, (_, index) => dtsenRow(serial * 1000 + index));
};
const freshFile = (rows = freshRows(), options: Parameters<typeof writeDtsen>[3] = {}) =>
  writeDtsen(testDataFolder(), `berkas-${newId()}.csv`, rows, options);

async function asFile(name: string, bytes: Buffer | string): Promise<string> {
  mkdirSync(testDataFolder(), { recursive: true });
  const path = join(testDataFolder(), `${newId()}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

const take = (path: string, more: { profileId?: string } = {}): Promise<ImportReport> =>
  importFile(db(), { path, placeCode: "36", createdBy: newId(), apply: true, ...more }, never);

const codeOf = async (path: string): Promise<string> => {
  try {
    await take(path);
    return "taken";
  } catch (error) {
    if (error instanceof BatchFailed) return error.code;
    throw error;
  }
};

const rulesOf = (report: ImportReport) => report.fileFindings.map((finding) => finding.rule);

describe("a file that is odd, but whole", () => {
  it("is read from UTF-16 and from Windows-1252, and says so", async () => {
    const rows = freshRows();
    rows[0] = { ...rows[0], nama: "RENÉ DJAJA" };
    const text = await readFile(await freshFile(rows), "utf8");
    const utf16 = await take(
      await asFile("utf16.csv", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])),
    );
    expect([utf16.state, utf16.accepted, rulesOf(utf16)]).toEqual(["closed", 12, ["encoding-utf16"]]);
    const other = (await readFile(await freshFile(freshRows()), "utf8")).replace("SARMANAH", "RENÉ");
    const windows = await take(await asFile("1252.csv", Buffer.from(other, "latin1")));
    expect([windows.state, windows.accepted, rulesOf(windows)]).toEqual([
      "closed",
      12,
      ["encoding-windows-1252"],
    ]);
    const { rows: found } = await db().owner.query(
      "select count(*)::int as n from registry.persons where name like 'RENÉ%'",
    );
    expect(found).toEqual([{ n: 2 }]);
  });

  it("is read with another delimiter, and says so", async () => {
    const report = await take(await freshFile(freshRows(), { delimiter: ";" }));
    expect([report.accepted, rulesOf(report)]).toEqual([12, ["delimiter-unusual"]]);
  });

  it("is read up to where it breaks off; the rest is told and refused", async () => {
    const text = await readFile(await freshFile(freshRows()), "utf8");
    const report = await take(await asFile("potong.csv", text.slice(0, -120)));
    expect(report).toMatchObject({ state: "closed", read: 12, accepted: 11, held: 0, refused: 1 });
    expect(rulesOf(report)).toEqual(["file-truncated"]);
  });

  it("is held whole where Excel has eaten the last digit of its numbers", async () => {
    const rows = freshRows(40).map((row) => ({ ...row, nik: `${(row["nik"] ?? "").slice(0, 15)}0` }));
    const report = await take(await freshFile(rows)).catch((error: unknown) => error);
    expect(report).toBeInstanceOf(Object);
    const { rows: batch } = await db().owner.query(
      "select read_rows::int as read, held_rows::int as held, accepted_rows::int as accepted from intake.batches order by created_at desc limit 1",
    );
    expect(batch).toEqual([{ read: 40, held: 40, accepted: 0 }]);
  });

  it("holds 16-digit numbers in numeric cells of a workbook, row by row", async () => {
    const rows = freshRows(6);
    const headers = Object.keys(rows[0] ?? {});
    const cells = rows.map((row, index) =>
      headers.map((header) => (header === "nik" && index === 2 ? Number(row[header]) : (row[header] ?? ""))),
    );
    const path = join(testDataFolder(), `buku-${newId()}.xlsx`);
    await writeXlsx(path, [headers, ...cells]);
    const report = await take(path, { profileId: "dtsen" });
    expect(report).toMatchObject({ read: 6, accepted: 5, held: 1 });
    const { rows: said } = await db().owner.query(
      "select row_no::int as row, rule, field from intake.findings where batch_id = $1 and rule like 'nik-n%'",
      [report.batchId],
    );
    expect(said).toEqual([{ row: 4, rule: "nik-numeric-cell", field: "person.nik" }]);
  });
});

describe("a file that cannot be taken", () => {
  it.each([
    ["empty", "", "file-empty"],
    ["headers alone", "nik,no_kk,nama\n", "file-empty"],
    ["no sheet at all", Buffer.from([0, 1, 2, 3, 0xff, 0xfe, 0, 9, 9, 0, 0, 1]), "file-unreadable"],
    ["of an unknown kind", "apa,itu\n1,2\n3,4\n", "file-unknown"],
  ])("%s is answered with %s", async (_name, bytes, rule) => {
    expect(await codeOf(await asFile("rusak.csv", bytes))).toBe(rule);
  });

  it("with a header twice, or without a required column, is answered by the column's name", async () => {
    const twice = await freshFile(freshRows(), {
      headers: (headers) => headers.map((one) => (one === "alamat" ? "NIK" : one)),
    });
    expect(await codeOf(twice)).toBe("header-duplicate");
    const missing = await freshFile(freshRows(), {
      headers: (headers) => headers.map((one) => (one === "no_kk" ? "lain" : one)),
    });
    expect(await codeOf(missing)).toBe("column-missing");
  });

  it("with contents that were imported before is refused, whatever its name is now", async () => {
    const path = await freshFile();
    expect(await codeOf(path)).toBe("taken");
    expect(await codeOf(await asFile("nama-lain.csv", await readFile(path)))).toBe("file-already-imported");
  });
});
