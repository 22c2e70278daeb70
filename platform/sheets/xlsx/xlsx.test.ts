import fc from "fast-check";
import { readXlsx as readByHucre, writeXlsx as writeByHucre } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { hasLostDigits } from "../port.ts";
import {
  bytesOf,
  collect,
  collectXlsx,
  handMadeXlsx,
  refusal,
  xlsxRefusal,
  zipOf,
} from "../testing/collect.ts";
import type { SheetValue } from "./row-xml.ts";
import { writeXlsx } from "./write-xlsx.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 10 }),
  fc.constantFrom(
    "3602149001019001",
    "=1+1",
    "_x0041_",
    " a ",
    "a\nb",
    "a\r\nb",
    "&amp;<t>",
    "]]>",
    "\0\x01",
    "😀",
  ),
);
const table = fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

/** What a sheet can hold: no lone surrogates, nothing past the last filled cell. */
function asSheetHolds(rows: readonly (readonly string[])[]): string[][] {
  return rows.map((row) => {
    const cells = row.map((cell) => cell.toWellFormed().replace(/[\ufffe\uffff]/g, (c) => c));
    while (cells.at(-1) === "") cells.pop();
    return cells;
  });
}

describe("XLSX", () => {
  it("gives back the text that was written, whatever it holds, and another reader sees the same", async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const bytes = await bytesOf((path) => writeXlsx(path, rows));
        const read = await collectXlsx(bytes);
        expect(read.rows).toEqual(asSheetHolds(rows));
        const theirs = (await readByHucre(bytes)).sheets[0]?.rows ?? [];
        const filled = asSheetHolds(rows).flatMap((row) => row.filter((cell) => cell !== ""));
        expect(theirs.flatMap((row) => row.filter((cell) => cell != null && cell !== ""))).toEqual(filled);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it("reads what another program wrote: shared strings, numbers, dates, booleans", async () => {
    const bytes = await writeByHucre({
      sheets: [
        {
          name: "Data",
          rows: [
            ["nik", "lahir", "luas", "aktif"],
            ["3602149001019001", new Date(Date.UTC(1990, 0, 1)), 36.5, true],
            ["3602149001019001", new Date(Date.UTC(1900, 1, 28)), 3602149001019001, false],
          ],
        },
      ],
    });
    const read = await collect(bytes);
    expect(read.rows).toEqual([
      ["nik", "lahir", "luas", "aktif"],
      ["3602149001019001", "1990-01-01", "36.5", "TRUE"],
      ["3602149001019001", "1900-02-28", "3602149001019001", "FALSE"],
    ]);
    expect(read.kinds[1]).toEqual(["text", "date", "number", "boolean"]);
    expect(hasLostDigits(read.rows[2]?.[2] ?? "")).toBe(true);
    expect(hasLostDigits("36.5")).toBe(false);
  });

  it("writes header, notes and every kind of cell; a second sheet past the row limit", async () => {
    const rows: SheetValue[][] = [
      ["3602149001019001", 1_750_000n, { date: "1990-02-28" }, true],
      ["x", { formula: "1+1", value: 2 }, { formula: "A1", value: "x" }, Number.NaN],
      ["y", null, "", undefined],
    ];
    const bytes = await bytesOf((path) =>
      writeXlsx(path, rows, {
        sheetName: "Data [ditahan]/2026: yang panjang sekali namanya",
        columns: [
          { header: "NIK" },
          { header: "Rupiah", width: 20 },
          { header: "Tanggal" },
          { header: "Ya" },
        ],
        notes: { lines: ["Keterangan", "Baris yang ditahan & alasannya"] },
        rowsPerSheet: 3,
      }),
    );
    const first = await collect(bytes);
    expect(first.rows).toEqual([
      ["NIK", "Rupiah", "Tanggal", "Ya"],
      ["3602149001019001", "1750000", "1990-02-28", "TRUE"],
      ["x", "2", "x", "#NUM!"],
    ]);
    expect(first.kinds[1]).toEqual(["text", "number", "date", "boolean"]);
    expect(first.kinds[2]).toEqual(["text", "formula", "formula", "error"]);
    const theirs = await readByHucre(bytes);
    expect(theirs.sheets.map((sheet) => sheet.name)).toEqual([
      "Data  ditahan  2026  yang panja",
      "Data  ditahan  2026  yang p (2)",
      "Keterangan",
    ]);
    const second = await collect(bytes, { sheetName: "Data  ditahan  2026  yang p (2)" });
    expect(second.rows).toEqual([["NIK", "Rupiah", "Tanggal", "Ya"], ["y"]]);
    expect((await collect(bytes, { sheetName: "Keterangan" })).rows[1]).toEqual([
      "Baris yang ditahan & alasannya",
    ]);
  });

  it("refuses to write what Excel would call damaged", async () => {
    await expect(bytesOf((path) => writeXlsx(path, [["x".repeat(32_768)]]))).rejects.toThrow(RangeError);
    await expect(
      bytesOf((path) => writeXlsx(path, [Array.from({ length: 16_385 }, () => "")])),
    ).rejects.toThrow(RangeError);
  });

  it("reads the ways other programs write the same thing", async () => {
    const bytes = handMadeXlsx({
      sheet:
        `<row r="2" spans="1:3"><c t="s" r="A2"><v>0</v></c><c r='C2' t='s'><v>1</v></c></row><row r="3"/>` +
        `<row r="5"><c t="inlineStr"><is><r><t>dua </t></r><r><rPr/><t xml:space="preserve">bagian </t></r><rPh><t>x</t></rPh></is></c>` +
        `<c><f>SUM(A1)</f><v>3</v></c><c><f t="shared" si="0"/></c><c s="1"><v>32874</v></c><c s="2"><v>7</v></c></row>` +
        `<row><!-- catatan --><c t="str"><v><![CDATA[<b>&]]></v></c> <c r="B6"><v>3.6021490010190001E15</v></c><c t="e"><v>#N/A</v></c>` +
        `<c><v>0.30000000000000004</v></c><c s="1"><v>0.5</v></c><c s="1"><v>32874.25</v></c></row><rowBreaks/>`,
      shared: `<si><t>satu &amp; _x0041_</t></si><si/><si><t>x</t></si>`,
      styles:
        `<numFmts><numFmt numFmtId="165" formatCode="[$-421]dd\\ mmmm\\ yyyy;@"/><numFmt numFmtId="166" formatCode="000"/></numFmts>` +
        `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs>`,
    });
    const read = await collect(bytes);
    expect(read.rowNumbers).toEqual([2, 5, 6]);
    expect(read.rows).toEqual([
      ["satu & A"],
      ["dua bagian ", "3", "", "1990-01-01", "007"],
      ["<b>&", "3602149001019000", "#N/A", "0.3", "12:00:00", "1990-01-01T06:00:00"],
    ]);
    expect(read.kinds[1]).toEqual(["text", "formula", "formula", "date", "number"]);
    expect(read.kinds[2]).toEqual(["text", "number", "error", "number", "date", "date"]);
    expect(read.summary).toMatchObject({ rows: 3, blankRows: 3 });
  });

  it("reads prefixed names, the 1904 calendar and the first visible sheet", async () => {
    const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const bytes = handMadeXlsx({
      workbook: `<x:workbook xmlns:x="${main}" xmlns:q="o"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="Sembunyi" state="hidden" q:id="rId9"/><x:sheet name="A &amp; B" q:id="rId1"/></x:sheets></x:workbook>`,
      parts: {
        "xl/worksheets/sheet1.xml": `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>é</x:t></x:is></x:c><x:c r="B1" s="0"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      },
      styles: `<cellXfs><xf numFmtId="14"/></cellXfs>`,
    });
    expect((await collect(bytes)).rows).toEqual([["é", "1904-01-01"]]);
  });

  const good = handMadeXlsx({ sheet: `<row r="1"><c t="s"><v>0</v></c></row>`, shared: "<si><t>a</t></si>" });
  const inRow = (inside: string) =>
    handMadeXlsx({ sheet: `<row r="1"><c><v>1</v></c></row><row r="2">${inside}</row>` });
  const bomb = handMadeXlsx({ sheet: `<row r="1">${"<c/>".repeat(4_000_000)}</row>` });

  it.each([
    ["FILE_TRUNCATED", good.subarray(0, good.length - 30), {}, undefined, 0],
    ["FILE_TRUNCATED", good.subarray(0, 60), {}, undefined, 0],
    ["NOT_A_SHEET", zipOf({ mimetype: "application/vnd.oasis.opendocument.spreadsheet" }), {}, undefined, 0],
    ["NOT_A_SHEET", Buffer.from("PK\x05\x06".padEnd(22, "\0"), "latin1"), {}, undefined, 0],
    ["SHEET_MISSING", good, { sheetName: "Dua" }, undefined, 0],
    ["FILE_DAMAGED", handMadeXlsx({ sheet: `<row r="1"><c t="s"><v>7</v></c></row>` }), {}, 1, 0],
    ["FILE_DAMAGED", handMadeXlsx({ sheet: `<row r="1"><c><v>1</v></c>` }), {}, 1, 0],
    ["ZIP_BOMB", bomb, {}, undefined, 0],
    ["ZIP_BOMB", good, { limits: { maxInflatedBytes: 700 } }, undefined, 0],
    ["TOO_MANY_COLUMNS", inRow(`<c r="XFD2"><v>1</v></c>`), {}, 2, 1],
    ["CELL_TOO_LONG", inRow(`<c t="str"><v>${"x".repeat(32_768)}</v></c>`), {}, 2, 1],
    ["CELL_TOO_LONG", handMadeXlsx({ shared: `<si><t>${"x".repeat(32_768)}</t></si>` }), {}, undefined, 0],
    [
      "TOO_MUCH_TEXT",
      handMadeXlsx({ shared: "<si/>".repeat(1000) }),
      { limits: { maxSharedChars: 500 } },
      undefined,
      0,
    ],
    ["TOO_MANY_ROWS", inRow(`<c><v>1</v></c>`), { limits: { maxRows: 1 } }, 2, 1],
    ["TOO_MANY_ROWS", handMadeXlsx({ sheet: `<row r="1048577"><c><v>1</v></c></row>` }), {}, 1_048_577, 0],
    [
      "ENCRYPTED",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      {},
      undefined,
      0,
    ],
  ] as const)("refuses with %s", async (code, bytes, options, row, rowsBefore) => {
    expect(await refusal(Buffer.from(bytes), options)).toEqual({ code, row, rowsBefore });
  });

  it("ends the reading thread, not the process, when memory runs out", async () => {
    const rows = `<row>${`<c t="str"><v>${"é€".repeat(30)}</v></c>`.repeat(900)}</row>`.repeat(300);
    const bytes = handMadeXlsx({ sheet: rows, shared: `<si><t>${"x€".repeat(40)}</t></si>`.repeat(400_000) });
    const options = { limits: { maxHeapMb: 16, maxCompressionRatio: 2000 } };
    expect(await refusal(bytes, options)).toMatchObject({ code: "OUT_OF_MEMORY" });
  }, 30_000);

  it("reads a row larger than any piece of the file, once", async () => {
    const wide = Array.from({ length: 300 }, (_, index) => `${index}`.padEnd(30_000, "x"));
    const bytes = await bytesOf((path) => writeXlsx(path, [["a"], wide, ["b"]]));
    expect((await collectXlsx(bytes)).rows).toEqual([["a"], wide, ["b"]]);
    const endless = handMadeXlsx({ sheet: `<row r="1">${"<c r='A1' s='1'/>\n".repeat(3_000_000)}</row>` });
    expect(await refusal(endless, { limits: { maxCompressionRatio: 2000 } })).toMatchObject({
      code: "CELL_TOO_LONG",
    });
  });

  it("releases the thread when the reader stops early", async () => {
    const bytes = await bytesOf((path) =>
      writeXlsx(
        path,
        Array.from({ length: 5000 }, (_, i) => [i, "x"]),
      ),
    );
    expect((await refusal(bytes, { limits: { maxRows: 10 } })).rowsBefore).toBe(10);
  });
});

describe("XLSX made to hurt", () => {
  const whole = handMadeXlsx({
    sheet: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>b</t></is></c><c><f>1</f><v>2</v></c></row>`,
    shared: "<si><t>a</t></si>",
    styles: `<cellXfs><xf numFmtId="14"/></cellXfs>`,
  });

  it("never fails but with a code, whatever bytes are changed, cut or put in", async () => {
    const change = fc.record({
      at: fc.nat(whole.length - 1),
      bytes: fc.uint8Array({ minLength: 0, maxLength: 6 }),
      drop: fc.nat(8),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes: Buffer = whole;
        for (const { at, bytes: put, drop } of changes) {
          bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + drop)]);
        }
        await xlsxRefusal(bytes);
      }),
      { numRuns: 800 },
    );
  }, 60_000);

  it("never fails but with a code, whatever the XML inside is", async () => {
    const words = [
      "<",
      ">",
      "/",
      "=",
      '"',
      "'",
      "&",
      " ",
      "<row",
      "</row>",
      "<c",
      "</c>",
      "<v>",
      "</v>",
      "<is>",
      "<t>",
      "</t>",
      "<f>",
      " r=",
      " t=",
      "s",
      "A1",
      "9",
      "<!--",
      "-->",
      "<![CDATA[",
      "]]>",
      "&#x0;",
      "&#1114112;",
      "_x0000_",
      "é",
    ];
    const xml = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(xml, xml, xml, async (sheet, shared, styles) => {
        await xlsxRefusal(
          handMadeXlsx({ sheet: `<row r="1"><c><v>1</v></c></row>${sheet}`, shared, styles }),
        );
      }),
      { numRuns: 800 },
    );
  }, 60_000);
});
