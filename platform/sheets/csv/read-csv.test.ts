import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { encodeText } from "../encoding/encode-text.ts";
import { bytesOf, collect, refusal } from "../testing/collect.ts";
import { scanRecords } from "./scan-records.ts";
import { exchangeCsv, writeCsv } from "./write-csv.ts";

const settings = { delimiter: ",", newline: "\n", maxCellChars: 32_767, maxColumns: 1024 } as const;

/** Cells that provoke: signs of the format, line ends, mark characters, surrogates. */
const cell = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', ";", ",", "\n", "\r", "\r\n", " ", "'", "=", "-", "0", "a"),
    maxLength: 8,
  }),
  fc.constantFrom("3602149001019001", "0812", "=1+1", "'=x", "@a", "+62", "-5", "-5,5", "\tx", ""),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 12 });

/** Plain text enough that the bytes are never taken for anything but text. */
const header = Array.from({ length: 5 }, (_, index) => `kolom ${index} `.padEnd(80, "x"));

function scanIn(text: string, pieces: readonly number[]): string[][] {
  const scanner = scanRecords(settings);
  const rows: string[][] = [];
  let at = 0;
  for (const size of pieces) {
    rows.push(...scanner.push(text.slice(at, at + size)));
    at += size;
  }
  rows.push(...scanner.push(text.slice(at)), ...scanner.end());
  return rows;
}

describe("reading CSV", () => {
  it("gives back what was written, whatever the cells hold and the encoding is", async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(";", ",", "|", "\t"),
        fc.boolean(),
        async (rows, delimiter, wide) => {
          const written = [header, ...rows.map((row) => row.map((text) => text.toWellFormed()))];
          const bytes = await bytesOf((path) =>
            writeCsv(path, written, {
              ...exchangeCsv,
              delimiter,
              encoding: wide ? "utf-16le" : "utf-8",
              bom: wide,
            }),
          );
          const encoding = wide ? "utf-16le" : "utf-8";
          const read = await collect(bytes, { delimiter, encoding, keepBlankRows: true });
          const digitsRead = written.map((row) => row.map((text) => /^="(\d+)"$/.exec(text)?.[1] ?? text));
          expect(read.rows).toEqual(digitsRead);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("reads the same records however the text is cut into pieces, and as papaparse does", () => {
    fc.assert(
      fc.property(table, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 }), (rows, pieces) => {
        const text = `${Papa.unparse(rows, { newline: "\n" })}\nend\n`;
        const whole = scanIn(text, []);
        expect(scanIn(text, pieces)).toEqual(whole);
        const theirs = Papa.parse<string[]>(text, { delimiter: ",", newline: "\n" }).data.slice(0, -1);
        expect(whole).toEqual(theirs);
      }),
      { numRuns: 500 },
    );
  });

  it("numbers rows as a spreadsheet does: blank rows count, a quoted line break does not", async () => {
    const read = await collect(Buffer.from('nik;nama\n\n1;"a\nb"\n;;\n2;c\n'));
    expect(read.rows).toEqual([
      ["nik", "nama"],
      ["1", "a\nb"],
      ["2", "c"],
    ]);
    expect(read.rowNumbers).toEqual([1, 3, 5]);
    expect(read.summary).toMatchObject({ rows: 3, blankRows: 2, widestRow: 2, cutInRow: null });
  });

  it("reads mixed line ends, old Mac line ends, Excel's sep= line and its digits kept as text", async () => {
    expect((await collect(Buffer.from("a;b\r\nc;d\ne;f\r\n"))).rows).toEqual([
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
    ]);
    expect((await collect(Buffer.from("a;b\rc;d\r"))).rows).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    const told = await collect(Buffer.from('sep=|\r\na|b\r\n"=""3602149001019001"""|x\r\n'));
    expect(told.rows).toEqual([
      ["a", "b"],
      ["3602149001019001", "x"],
    ]);
    expect(told.rowNumbers).toEqual([1, 2]);
  });

  it("keeps what breaks the quoting as Excel does", async () => {
    const read = await collect(Buffer.from('a;b;c\n"x"y;z"z;"q" \n'));
    expect(read.rows[1]).toEqual(["xy", 'z"z', "q"]);
  });

  it("reads Windows-1252 found only far into the file, and UTF-8 likewise", async () => {
    const filler = "nama;alamat\n".repeat(60_000);
    const western = await collect(
      Buffer.concat([Buffer.from(filler), Buffer.from([0x43, 0x41, 0x46, 0xc9, 0x3b, 0x80, 10])]),
    );
    expect(western.rows.at(-1)).toEqual(["CAFÉ", "€"]);
    expect(western.summary.encoding).toBe("windows-1252");
    const utf8 = await collect(Buffer.from(`${filler}CAFÉ;€\n`));
    expect(utf8.rows.at(-1)).toEqual(["CAFÉ", "€"]);
    expect(utf8.summary.encoding).toBe("utf-8");
  });

  it("decodes UTF-16 of either order over piece borders", async () => {
    const text = `\uFEFF${"nama;Č😀\n".repeat(90_000)}`;
    const little = encodeText(text, "utf-16le");
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      const read = await collect(bytes);
      expect(read.summary.rows).toBe(90_000);
      expect(read.rows.every((row) => row[1] === "Č😀")).toBe(true);
    }
  });

  it("tells a file cut in its last row, and gives the row", async () => {
    const short = await collect(Buffer.from("a;b;c\n1;2;3\n4;5"));
    expect(short.summary).toMatchObject({ rows: 3, cutInRow: 3 });
    expect((await collect(Buffer.from("a;b\n1;2"))).summary.cutInRow).toBeNull();
    const half = await collect(Buffer.from("nama;x\na;é\nb;é").subarray(0, -1));
    expect(half.summary.cutInRow).toBe(3);
  });

  it.each([
    ["FILE_EMPTY", Buffer.alloc(0), {}, undefined, 0],
    ["FILE_EMPTY", Buffer.from("\uFEFF\r\n  \n"), {}, undefined, 0],
    ["NOT_A_SHEET", Buffer.from("%PDF-1.7\n"), {}, undefined, 0],
    ["NOT_A_SHEET", Buffer.from("<html><table>"), {}, undefined, 0],
    ["NOT_A_SHEET", Buffer.from(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7) % 32)), {}, undefined, 0],
    ["FILE_TRUNCATED", Buffer.from('a;b\n1;2\n3;"x'), {}, 3, 2],
    ["QUOTE_UNCLOSED", Buffer.from(`a;b\n1;"x\n${"y;z\n".repeat(200_000)}`), {}, 2, 1],
    ["CELL_TOO_LONG", Buffer.from(`a;b\n1;${"x".repeat(40_000)}\n`), {}, 2, 1],
    ["CELL_TOO_LONG", Buffer.from("x".repeat(5_000_000)), {}, 1, 0],
    ["TOO_MANY_COLUMNS", Buffer.from(`a;b\n${";".repeat(1024)}x\n`), {}, 2, 1],
    ["TOO_MANY_ROWS", Buffer.from("a;b\n1;2\n3;4\n"), { limits: { maxRows: 2 } }, 3, 2],
    ["FILE_TOO_LARGE", Buffer.from("a;b\n"), { limits: { maxBytes: 3 } }, undefined, 0],
    ["OLD_EXCEL_FORMAT", Buffer.from("d0cf11e0a1b11ae10000", "hex"), {}, undefined, 0],
  ] as const)("refuses with %s", async (code, bytes, options, row, rowsBefore) => {
    expect(await refusal(bytes, options)).toEqual({ code, row, rowsBefore });
  });

  it("never fails otherwise on any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
        await refusal(bytes);
        expect(await refusal(Buffer.concat([Buffer.from('a;"b'), bytes]))).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});
