import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createPress } from "./compile.ts";
import { decreeDocument, decreeListDocument } from "./decree.ts";
import { familySheet } from "./family-sheet.ts";
import { fontFiles } from "./fonts.ts";
import { heldRowsReport } from "./held-rows-report.ts";
import { openPress } from "./press.ts";
import { printable, printableJson } from "./printable.ts";
import { qrCodeSvg } from "./qr-code.ts";
import { sampleDecree, sampleDecreeList } from "./sample-decree.ts";
import { sampleFamily, sampleHeldRows } from "./sample-documents.ts";
import { type DocumentTemplate, defineTemplate } from "./template.ts";

const createdAt = new Date("2026-11-22T00:15:00Z");
const press = openPress(2);
afterAll(() => press.close());

/** What Typst would read as markup, code, or nothing at all, among all that Unicode has. */
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(
      ..."#*_$`=<>@/\\[]{}()\"'~-+.:;,%&^|\n\r\t 1aé日😀\u200d\u0301\ud800\ue000\u0000".split(""),
    ),
  }),
  fc.constantFrom(
    "= Judul",
    "#panic(1)",
    '#image("/etc/passwd")',
    "*tebal*",
    "@ref",
    "$x$",
    "`kode`",
    "http://contoh.example/",
    "/* x",
    '"#sys.inputs',
  ),
);

/** The same data with every text replaced, in turn, by those given. Codes that choose a layout stay. */
function withTexts<Data>(data: Data, texts: readonly string[]): Data {
  let next = 0;
  const json = JSON.stringify(data, (key, value: unknown) => {
    if (typeof value === "bigint") return value.toString();
    if (typeof value !== "string" || key.endsWith("Svg")) return value;
    next++;
    return texts[next % texts.length];
  });
  return JSON.parse(json) as Data;
}

describe("the press", () => {
  it.each([
    ["family sheet", familySheet, sampleFamily, /pdfuaid:part/],
    ["held rows report", heldRowsReport, sampleHeldRows, /pdfaid:part>2/],
    ["decree", decreeDocument, sampleDecree, /pdfaid:part>2/],
    ["list of a decree", decreeListDocument, sampleDecreeList, /pdfaid:part>2/],
  ] as const)("prints the %s as the standard it names", async (_, template, data, standard) => {
    const pdf = await press.renderPdf(template as DocumentTemplate<unknown>, data, createdAt);
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    expect(pdf.toString("latin1")).toMatch(standard);
    expect(await press.renderPdf(template as DocumentTemplate<unknown>, data, createdAt)).toEqual(pdf);
  });

  it("begins a decree under its letterhead, signed or marked as a draft, without an empty page", async () => {
    const draft = { ...sampleDecree, isDraft: true, verification: null, linesLeftOut: 12 };
    for (const data of [sampleDecree, draft]) {
      const pdf = (await press.renderPdf(decreeDocument, data, createdAt)).toString("latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBe(2);
    }
  });

  it("prints many at once and leaves the event loop free meanwhile", async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 1);
    const jobs = Array.from({ length: 12 }, (_, index) =>
      press.renderPdf(familySheet, { ...sampleFamily, headName: `KELUARGA ${index}` }, createdAt),
    );
    const pdfs = await Promise.all(jobs);
    clearInterval(timer);
    expect(new Set(pdfs.map((pdf) => pdf.toString("latin1"))).size).toBe(12);
    expect(ticks).toBeGreaterThan(5);
  });

  it("says which template is at fault and nothing of the data, and goes on", async () => {
    const missing = defineTemplate<{ secret: string }>("not-there.typ", "a-2b");
    const failed = press.renderPdf(missing, { secret: "3602149001019001" }, createdAt);
    await expect(failed).rejects.toThrow(/not-there\.typ/);
    await expect(failed).rejects.not.toThrow(/3602149001019001/);
    await expect(press.renderPdf(heldRowsReport, sampleHeldRows, createdAt)).resolves.toBeDefined();
  });

  it("refuses work once closed", async () => {
    const closed = openPress();
    await closed.close();
    await expect(closed.renderPdf(heldRowsReport, sampleHeldRows, createdAt)).rejects.toThrow("closed");
  });
});

describe("text in documents", () => {
  it("never breaks a document, whatever it holds", () => {
    const print = createPress();
    const order = { printedAt: "", createdAtSeconds: 0 };
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 12 }), (texts) => {
        for (const [template, data] of [
          [familySheet, sampleFamily],
          [heldRowsReport, sampleHeldRows],
          [decreeDocument, sampleDecree],
          [decreeListDocument, sampleDecreeList],
        ] as const) {
          const { file, standard, tagged } = template;
          print({ ...order, file, standard, tagged, data: printableJson(withTexts(data, texts)) });
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it("is never read as markup: no element appears that the template did not make", () => {
    const workspace = fileURLToPath(new URL("../../reference/templates/", import.meta.url));
    const fontBlobs = fontFiles.map((file) => readFileSync(file));
    const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }] });
    const elements = (data: unknown): readonly number[] => {
      const inputs = { data: printableJson(data), printedAt: "" };
      const document = compiler.compile({ mainFilePath: `${workspace}family-sheet.typ`, inputs }).result;
      if (!document) throw new Error("not compiled");
      return ["heading", "image", "link", "strong", "emph", "raw", "math.equation", "list", "table"].map(
        (selector) => (compiler.query(document, { selector }) as unknown[]).length,
      );
    };
    const made = elements(withTexts(sampleFamily, ["teks"]));
    expect(made[0]).toBeGreaterThan(4);
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 8 }), (texts) => {
        expect(elements(withTexts(sampleFamily, texts))).toEqual(made);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("keeps what can be printed, marks what cannot, and lets long runs break", () => {
    expect(printable("Siti Nurhaliza, “Ibu” – é ñ č\n2")).toBe("Siti Nurhaliza, “Ibu” – é ñ č\n2");
    expect(printable("a\u0000b\u200Dc\r\nd\te")).toBe("abc\nd e");
    expect(printable("日e\u0301\ud800")).toBe("□é□");
    expect(printable("x".repeat(40)).replaceAll("\u200B", "|")).toBe(
      ["x".repeat(16), "x".repeat(16), "x".repeat(8)].join("|"),
    );
  });

  it("makes a QR code as SVG", () => {
    expect(qrCodeSvg("SINERGI-0192-7F3A")).toMatch(/^<svg [^>]*viewBox/);
  });
});
