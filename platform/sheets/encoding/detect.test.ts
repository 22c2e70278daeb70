import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectDelimiter } from "../csv/detect-delimiter.ts";
import { headerFaults } from "../header.ts";
import { startDecoding } from "./decode-text.ts";
import { detectEncoding } from "./detect-encoding.ts";
import { encodeText } from "./encode-text.ts";

const sample = "nik;nama;alamat\n3602149001019001;Siti Café;Kp. Baru\n".repeat(20);

describe("detecting the encoding", () => {
  it.each([
    ["utf-8", true, "certain", encodeText(`\uFEFF${sample}`, "utf-8")],
    ["utf-8", false, "certain", encodeText(sample, "utf-8")],
    ["utf-8", false, "certain", encodeText(sample, "utf-8").subarray(0, 42)],
    ["utf-8", false, "guess", Buffer.from("nik;nama\n1;Siti\n")],
    ["utf-16le", true, "certain", encodeText(`\uFEFF${sample}`, "utf-16le")],
    ["utf-16le", false, "likely", encodeText(sample, "utf-16le")],
    ["utf-16be", false, "likely", Buffer.from(encodeText(sample, "utf-16le")).swap16()],
    ["utf-16be", true, "certain", Buffer.from(encodeText(`\uFEFF${sample}`, "utf-16le")).swap16()],
    ["windows-1252", false, "likely", encodeText(sample, "windows-1252")],
  ] as const)("%s, mark %s, %s", (encoding, bom, confidence, bytes) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, bom, confidence });
  });

  it("does not take a program or a picture for text", () => {
    expect(
      detectEncoding(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Array.from({ length: 60 }, () => 0)])),
    ).toBeNull();
  });

  it("decodes alike however the bytes are cut", () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 40 });
    const encodings = fc.constantFrom("utf-8", "utf-16le", "windows-1252");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), pieces, encodings, (text, sizes, encoding) => {
        const bytes = encodeText(text, encoding);
        const decoding = startDecoding(encoding, true);
        let read = "";
        let at = 0;
        for (const size of sizes) {
          read += decoding.decode(bytes.subarray(at, at + size));
          at += size;
        }
        read += decoding.decode(bytes.subarray(at));
        expect(read).toBe(encoding === "windows-1252" ? startDecoding(encoding, true).decode(bytes) : text);
        expect(decoding.end().cut).toBe(false);
      }),
    );
  });

  it("tells how many bytes were no character", () => {
    const decoding = startDecoding("utf-8", true);
    expect(decoding.decode(Buffer.from([0x41, 0xff, 0x42]))).toBe("A\uFFFDB");
    expect(decoding.undecodable()).toBe(1);
  });
});

describe("detecting the delimiter", () => {
  it.each([
    [";", "certain", 3, "a;b;c\n1;2,5;3\n4;5,5;6\n"],
    ["|", "certain", 4, "IDBDT|NAMA|ALAMAT|KET\n1|Siti, binti A|Jl. X, RT 1, RW 2|\n2|Ali|Jl. Y|a;b\n"],
    ["\t", "certain", 2, "a\tb\n1\t2\n"],
    [",", "certain", 3, 'a,b,c\n"x;y;z;w",2,3\n"p;q",5,6\n'],
    [",", "guess", 1, "nama\nSiti\nAli\n"],
    [",", "guess", 1, ""],
    [";", "certain", 2, "a;b"],
  ] as const)("%j, %s, %i columns", (delimiter, confidence, columns, text) => {
    expect(detectDelimiter(text)).toEqual({ delimiter, confidence, columns, sepLine: false });
  });

  it("is not led astray by damaged rows", () => {
    const rows = Array.from({ length: 40 }, (_, i) => (i % 8 === 0 ? `${i};shifted` : `${i};a, b;c;d`));
    expect(detectDelimiter(rows.join("\n"))).toMatchObject({
      delimiter: ";",
      columns: 4,
      confidence: "likely",
    });
  });
});

describe("a header's faults", () => {
  it("names repeated columns as people read them, and blank ones", () => {
    expect(headerFaults(["NIK", "Nama", " nik ", "", "Desil"])).toEqual({
      repeated: [{ name: "NIK", columns: [1, 3] }],
      blank: [4],
    });
  });
});
