import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytesOf, collect } from "../testing/collect.ts";
import { guardCell, keepDigits, plainDigits, unguardCell } from "./guard.ts";
import { writeCsv } from "./write-csv.ts";

describe("CSV for people with a spreadsheet", () => {
  it("lets no cell start a formula and can be taken back", () => {
    const risky = fc.string({
      unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "＝", "a", "1"),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.oneof(risky, fc.string()), (text) => {
        const guarded = guardCell(text);
        expect(unguardCell(guarded)).toBe(text);
        expect(/^[=+\-@\t\r\n＝＋－＠]/.test(guarded) && !/^[-+]?[\d.,]+$/.test(guarded)).toBe(false);
      }),
    );
  });

  it.each([
    ["-5", "-5"],
    ["-5,5", "-5,5"],
    ["-5+HYPERLINK(1)", "'-5+HYPERLINK(1)"],
    ["+628123456789", "'+628123456789"],
    ["Siti", "Siti"],
    ["'alif", "'alif"],
    ["'=x", "''=x"],
  ])("guards %s as %s", (text, guarded) => {
    expect(guardCell(text)).toBe(guarded);
  });

  it("keeps long digits and leading zeros from Excel, and nothing else", () => {
    expect(keepDigits("3602149001019001")).toBe('="3602149001019001"');
    expect(keepDigits("007")).toBe('="007"');
    expect(keepDigits("0")).toBe("0");
    expect(keepDigits("1750000")).toBe("1750000");
    fc.assert(
      fc.property(fc.string(), (text) => plainDigits(keepDigits(text)) === text || /^="\d+"$/.test(text)),
    );
  });

  it("writes for Indonesian Excel by default and reads its own file back", async () => {
    const rows = [
      ["NIK", "Nama"],
      ["3602149001019001", "=cmd|' /C calc'!A0"],
      ["007", 'Siti "Ita"; binti A'],
    ];
    const bytes = await bytesOf((path) => writeCsv(path, rows));
    expect(bytes.toString("utf8")).toBe(
      '\uFEFFNIK;Nama\r\n"=""3602149001019001""";\'=cmd|\' /C calc\'!A0\r\n"=""007""";"Siti ""Ita""; binti A"\r\n',
    );
    const read = await collect(bytes);
    expect(read.rows.map((row) => row.map(unguardCell))).toEqual(rows);
  });

  it("ends with the caller's error and leaves no open file when the rows fail", async () => {
    function* failing() {
      yield ["a"];
      throw new Error("the source broke");
    }
    await expect(bytesOf((path) => writeCsv(path, failing()))).rejects.toThrow("the source broke");
    await expect(writeCsv("/nonexistent/folder/x.csv", [["a"]])).rejects.toThrow("ENOENT");
  });
});
