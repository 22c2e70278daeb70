import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isCivilDate } from "#platform/kernel/dates.ts";
import { nikDoubts, parseNik } from "#platform/kernel/nik.ts";
import type { Truth } from "../output/truth.ts";
import { generated, readRows } from "../testing.ts";
import { duplicateKinds } from "./duplicates.ts";

type Rows = Awaited<ReturnType<typeof readRows>>;
interface Row {
  readonly cells: readonly string[];
  readonly text: string;
  readonly kind: string;
  readonly all: Rows;
  readonly width: number;
}

const fault = (nik: string): string => {
  const parsed = parseNik(nik);
  return parsed.ok ? "" : parsed.fault;
};
const cell = (row: Row, at: number): string => row.cells[at] ?? "";
const doubt = (row: Row, wanted: string): boolean => {
  const parsed = parseNik(cell(row, 0));
  const sex = cell(row, 5) === "1" ? "L" : "P";
  return parsed.ok && nikDoubts(parsed.parts, { bornOn: cell(row, 4), sex }).some((one) => one === wanted);
};
const others = (row: Row): (readonly string[])[] =>
  [...row.all.values()].map((one) => one.cells).filter((one) => one !== row.cells);

/** For a DTSEN row: does it really break the rule? Written apart from the planters, in the words of the rules. */
const breaks: Readonly<Record<string, (row: Row) => boolean>> = {
  "nik-length": (row) => /^\d+$/.test(row.text) && row.text.length !== 16,
  "nik-non-digit": (row) => row.text.length === 16 && /\D/.test(row.text),
  "nik-scientific": (row) => /^\d[.,]\d+E\+15$/.test(row.text),
  "nik-numeric-cell": (row) => row.kind === "n",
  "nik-impossible-day": (row) => fault(row.text) === "DAY_IMPOSSIBLE",
  "nik-impossible-month": (row) => fault(row.text) === "MONTH_IMPOSSIBLE",
  "nik-serial-zero": (row) => fault(row.text) === "SERIAL_ZERO",
  "nik-unknown-province": (row) => fault(row.text) === "PROVINCE_UNKNOWN",
  "nik-repeated-in-file": (row) => others(row).some((one) => one[0] === row.text),
  "nik-birth-date-differs": (row) => doubt(row, "BIRTH_DATE_DIFFERS"),
  "nik-sex-differs": (row) => doubt(row, "SEX_DIFFERS"),
  "nik-missing": (row) => row.text === "",
  "kk-missing": (row) => row.text === "",
  "kk-length": (row) => /^\d+$/.test(row.text) && row.text.length !== 16,
  "kk-non-digit": (row) => row.text.length === 16 && /\D/.test(row.text),
  "kk-scientific": (row) => /^\d[.,]\d+E\+15$/.test(row.text),
  "kk-numeric-cell": (row) => row.kind === "n",
  "name-missing": (row) => row.text === "",
  "name-has-digits": (row) => /\d/.test(row.text),
  // oxlint-disable-next-line no-control-regex
  "control-characters": (row) => /[\u0000-\u001f\u200b]/.test(row.text),
  "birth-date-missing": (row) => row.text === "",
  "birth-date-impossible": (row) => /^\d{4}-\d{2}-\d{2}$/.test(row.text) && !isCivilDate(row.text),
  "birth-date-two-digit-year": (row) => /^\d{2}-\d{2}-\d{2}$/.test(row.text),
  "birth-date-in-future": (row) => isCivilDate(row.text) && row.text > "2027",
  "birth-date-too-old": (row) => isCivilDate(row.text) && row.text < "1905-01-17",
  "birth-date-unreadable": (row) => /[A-Z]{4}/.test(row.text),
  "sex-unknown": (row) => row.text !== "1" && row.text !== "2",
  "decile-out-of-range": (row) => !(Number(row.text) >= 1 && Number(row.text) <= 10),
  "village-unknown": (row) => cell(row, 45).endsWith("2999") && row.text !== "",
  "village-ambiguous": (row) => row.text !== "" && cell(row, 45) === "" && cell(row, 44) === "",
  "village-outside-area": (row) => !cell(row, 45).startsWith("36") && row.text !== "",
  "columns-shifted": (row) =>
    row.cells.length > row.width || !/^[A-Z]/.test(cell(row, 2)) || cell(row, 48) === "RT 02",
  "formula-cell": (row) => row.kind === "f" || row.text.startsWith("="),
  "row-repeated": (row) => others(row).some((one) => one.join() === row.cells.join()),
  "code-unknown": (row) => row.text === "9",
  "no-family-head": (row) =>
    ![...row.all.values()].some((one) => one.cells[1] === cell(row, 1) && one.cells[6] === "1"),
};

function expectTruthHolds(truth: Truth, rows: Rows, file: string): void {
  const headers = rows.get(1)?.cells ?? [];
  for (const { row: number, column, rule, file: where } of truth.planted) {
    expect(where).toBe(file);
    const row = rows.get(number);
    const at = headers.indexOf(column);
    const seen = {
      cells: row?.cells ?? [],
      text: row?.cells[at] ?? "",
      kind: row?.kinds?.charAt(at) ?? "t",
      all: rows,
      width: headers.length,
    };
    if (breaks[rule]?.(seen) !== true)
      expect.fail(`row ${number} does not break ${rule} in «${column}»: ${seen.cells.slice(0, 8).join("|")}`);
  }
}

describe("planted errors", () => {
  it("stand in the CSV where the truth says, every class at least once", async () => {
    const { folder, truth } = await generated({ scale: 0.004, seed: 21, format: "dtsen", errors: "heavy" });
    expectTruthHolds(truth, await readRows(join(folder, "dtsen.csv")), "dtsen.csv");
    const rules = new Set(truth.planted.map((one) => one.rule));
    const spreadsheetOnly = new Set(["nik-numeric-cell", "kk-numeric-cell"]);
    expect(Object.keys(breaks).filter((rule) => !rules.has(rule) && !spreadsheetOnly.has(rule))).toEqual([]);
  });

  it("stand in the XLSX too, with numeric and formula cells", async () => {
    const { folder, truth } = await generated({
      scale: 0.003,
      seed: 22,
      format: "dtsen",
      errors: "typical",
      xlsx: true,
    });
    expectTruthHolds(truth, await readRows(join(folder, "dtsen.xlsx")), "dtsen.xlsx");
    const rules = new Set(truth.planted.map((one) => one.rule));
    expect(
      ["nik-numeric-cell", "kk-numeric-cell", "formula-cell"].filter((rule) => !rules.has(rule)),
    ).toEqual([]);
  });

  it("leave every other row as it was: no fault beside the truth", async () => {
    const { folder, truth } = await generated({ scale: 0.003, seed: 23, format: "dtsen", errors: "typical" });
    const rows = await readRows(join(folder, "dtsen.csv"));
    const told = new Set(truth.planted.map((one) => one.row));
    const niks = new Set<string>();
    for (const [number, { cells }] of rows) {
      if (number === 1 || told.has(number)) continue;
      const [nik = "", , name = "", , bornOn = "", sex = ""] = cells;
      const parsed = parseNik(nik);
      expect(parsed.ok && nikDoubts(parsed.parts, { bornOn, sex: sex === "1" ? "L" : "P" })).toEqual([]);
      expect(niks.has(nik)).toBe(false);
      expect(name).toMatch(/^[A-Z][A-Z.' ]+$/);
      niks.add(nik);
    }
  });

  it("keep one fault to a row, apart from a repeated NIK and what follows from it", async () => {
    const { truth } = await generated({ scale: 0.003, seed: 24, format: "siks", errors: "heavy" });
    const byRow = new Map<number, string[]>();
    for (const { row, rule } of truth.planted) byRow.set(row, [...(byRow.get(row) ?? []), rule]);
    const several = [...byRow.values()].filter((rules) => rules.length > 1);
    expect(several.every((rules) => rules.includes("nik-repeated-in-file"))).toBe(true);
  });
});

describe("duplicates and traps", () => {
  it("record pairs of rows that are one person, of every kind, and pairs that are two", async () => {
    const { folder, truth } = await generated({ scale: 0.01, seed: 25, format: "dtsen", errors: "heavy" });
    const rows = await readRows(join(folder, "dtsen.csv"));
    const of = (row: number): readonly string[] => rows.get(row)?.cells ?? [];
    expect(new Set(truth.duplicates.map((pair) => pair.kind))).toEqual(new Set(duplicateKinds));
    for (const { a, b, kind } of truth.duplicates) {
      const [one, other] = [of(a.row), of(b.row)];
      expect(one[5]).toBe(other[5]);
      expect(one[1]).not.toBe(other[1]);
      expect(one[0] === other[0]).toBe(kind === "two-families");
      if (kind === "day-month-swapped")
        expect(other[4]).toBe(`${one[4]?.slice(0, 4)}-${one[4]?.slice(8)}-${one[4]?.slice(5, 7)}`);
      else expect(one[4]).toBe(other[4]);
    }
    expect(new Set(truth.traps.map((pair) => pair.kind))).toEqual(
      new Set(["twins", "father-and-son", "same-name-in-village"]),
    );
    for (const { a, b, kind } of truth.traps) {
      const [one, other] = [of(a.row), of(b.row)];
      expect(one[0]).not.toBe(other[0]);
      if (kind === "twins") expect(one[4]).toBe(other[4]);
      else expect(one[2]).toBe(other[2]);
    }
  });
});
