import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bankText } from "./bank-text.ts";
import { Channel } from "./channel.ts";
import { readFile } from "./read-file.ts";
import { batchOfReference, referenceNumber } from "./reference-number.ts";
import { DoesNotFit, type FileLine, writeFile } from "./write-file.ts";

const folder = `${import.meta.dirname}/../../../../reference/templates/payment-channels`;
const channels = readdirSync(folder).map((file) =>
  Channel.parse(JSON.parse(readFileSync(`${folder}/${file}`, "utf8"))),
);
const channel = (code: string) => {
  const found = channels.find((one) => one.code === code);
  if (!found) throw new Error(`no channel ${code}`);
  return found;
};
const head = { batch: "000012", date: "2026-03-09", remark: "Jamsosratu 2026" };
const line = (number: number, more: Partial<FileLine> = {}): FileLine => ({
  reference: referenceNumber(12, number),
  name: "Hj. Sitti Mu’minah",
  account: "0012345678",
  nik: "3602140101909001",
  amountRupiah: 1_000_000n,
  ...more,
});
/** What a bank would answer: every line with a status, in the channel's own layout. */
const answer = (code: string, lines: readonly FileLine[], status: string) => {
  const one = channel(code);
  const layout = {
    ...one.return,
    line: one.return.line.map((cell) =>
      cell.value === "status" ? { ...cell, value: "text" as const, text: status } : cell,
    ),
  };
  return writeFile(layout, one, head, lines).text;
};

it("writes Bank Banten's file with header, account as text, remark of 18 signs and control totals", () => {
  const one = channel("bank-banten");
  const written = writeFile(one.export, one, head, [line(1), line(2, { name: "=SUM(A1), TB. ALI" })]);
  expect(written.text).toBe(
    "H,0010001234567,000012,20260309,2,2000000\r\n" +
      "D,1,0012345678,HJ. SITTI MU'MINAH,1000000,JAMSOSRATU 2026,00001200000193\r\n" +
      'D,2,0012345678,"SUM(A1), TB. ALI",1000000,JAMSOSRATU 2026,00001200000290\r\n' +
      "T,2,2000000\r\n",
  );
});

it("writes BRI's rows of exactly one hundred signs, amounts with two implied decimals", () => {
  const one = channel("bri");
  const rows = writeFile(one.export, one, head, [line(1)])
    .text.split("\r\n")
    .slice(0, -1);
  expect(rows.map((row) => row.length)).toEqual([100, 100, 100]);
  expect(rows[1]).toBe(
    "1" +
      "000001" +
      "0012345678".padEnd(20) +
      "HJ. SITTI MU MINAH".padEnd(25) +
      "00000000100000000" +
      "JAMSOSRATU 2026".padEnd(17) +
      "00001200000193",
  );
});

it("refuses what does not fit instead of cutting a number", () => {
  const one = channel("bri");
  expect(() => writeFile(one.export, one, head, [line(1, { account: "1".repeat(21) })])).toThrow(DoesNotFit);
});

describe.each(channels.map((one) => [one.code] as const))("the answer of %s", (code) => {
  const paid = Object.entries(channel(code).statuses).find(([, meaning]) => meaning === "paid")?.[0] ?? "";

  it("is read as it was written, whatever the names", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.string({ unit: "binary", maxLength: 30 }), fc.bigInt({ min: 1n, max: 10n ** 12n })),
          { minLength: 1, maxLength: 6 },
        ),
        (people) => {
          const lines = people.map(([name, amountRupiah], index) => line(index + 1, { name, amountRupiah }));
          const read = readFile(channel(code).return, channel(code), answer(code, lines, paid));
          expect(read).toMatchObject({ ok: true });
          if (!read.ok) return;
          expect(
            read.lines.map(({ reference, amountRupiah, status, problem }) => [
              reference,
              amountRupiah,
              status,
              problem,
            ]),
          ).toEqual(lines.map((one) => [one.reference, one.amountRupiah, paid, null]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is never taken for whole when it was cut, if the layout has control totals", () => {
    const text = answer(code, [line(1), line(2), line(3)], paid);
    for (let cut = 1; cut < text.trimEnd().length; cut += 1) {
      const read = readFile(channel(code).return, channel(code), text.slice(0, cut));
      if (!read.ok) continue;
      const layout = channel(code).return;
      if (!layout.header && !layout.trailer) expect(read.complete).toBe(false);
      // Only a last text of free words may have lost its end: no line, reference or amount.
      else expect(read.lines.map((one) => [one.reference, one.amountRupiah])).toHaveLength(3);
    }
  });
});

it("tells the error of each line: an amount beyond what can be, a negative one, letters, a strange reference", () => {
  const one = channel("tunai");
  const good = referenceNumber(12, 1);
  const read = readFile(
    one.return,
    one,
    [
      "REFERENSI;JUMLAH;HASIL;SEBAB",
      `${good};99999999999999999999;DITERIMA;`,
      `${good};-5;DITERIMA;`,
      `${good};satu;DITERIMA;`,
      "123;5;DITERIMA;",
      `${good};5;ENTAH;`,
      `${good};5`,
    ].join("\n"),
  );
  expect(read.ok && read.lines.map((row) => row.problem)).toEqual([
    "amount",
    "amount",
    "amount",
    "reference",
    "status",
    "columns",
  ]);
});

it("makes bank text that no spreadsheet runs, at most as long as asked", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 40 }), (text, max) => {
      const made = bankText(text, "A-Z0-9 .,/()'-", max);
      expect(made.length).toBeLessThanOrEqual(max);
      expect(made).toMatch(/^[A-Z0-9 .,/()'-]*$/);
      expect(made).not.toMatch(/^[=+\-@\s']/);
    }),
  );
  expect(bankText("Ny. Ãnnisa  “Bt.” Élok", "A-Z0-9 .", 35)).toBe("NY. ANNISA BT. ELOK");
});

it("notices any single wrong digit of a reference", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 999_999 }),
      fc.integer({ min: 1, max: 999_999 }),
      fc.nat(13),
      fc.integer({ min: 1, max: 9 }),
      (batch, number, at, by) => {
        const reference = referenceNumber(batch, number);
        expect(batchOfReference(reference)).toBe(batch);
        const wrong = reference.slice(0, at) + ((Number(reference[at]) + by) % 10) + reference.slice(at + 1);
        expect(batchOfReference(wrong)).toBeNull();
      },
    ),
  );
});
