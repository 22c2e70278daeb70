import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FileProfile, IntakeField } from "../contract/file-profile.ts";
import { createRowChecker, type RowCheckOptions } from "./check-row.ts";
import { mapColumns } from "./mapping.ts";

const field = (
  id: string,
  format: IntakeField["format"],
  more: Partial<IntakeField> = {},
): [string, IntakeField] => [
  id,
  { id, format, label: { id, en: id }, column: `persons.${id.split(".")[1]}`, ...more },
];

const fields = new Map([
  field("family.number", "kk", { mask: "number" }),
  field("person.nik", "nik", { mask: "number" }),
  field("person.name", "name", { mask: "name" }),
  field("person.bornOn", "birth-date"),
  field("person.sex", "sex"),
  field("person.marital", "code", { codeList: "kawin" }),
  field("person.illness", "code", { mask: "protected" }),
  field("person.disability", "disability"),
  field("snapshot.decile", "decile"),
  field("place.villageName", "place", {}),
]);

const headers = ["kk", "nik", "nama", "lahir", "jk", "kawin", "sakit", "ragam", "desil", "desa"];
const profile: FileProfile = {
  id: "uji",
  version: 1,
  title: { id: "Uji", en: "Test" },
  unit: "family",
  source: { code: "UJI", kind: "snapshot" },
  file: { delimiters: [","], skip: [] },
  places: { system: "names" },
  columns: [...fields.keys()].map((id, index) => ({
    header: headers[index] ?? id,
    field: id,
    ...(id === "person.disability" ? { codes: "ragam" } : {}),
  })),
  codes: { ragam: { FISIK: "1", MENTAL: "4" } },
};

const refused = new Set(["village-outside-area"]);
const warned = new Set([
  "nik-missing",
  "nik-birth-date-differs",
  "nik-sex-differs",
  "name-has-digits",
  "control-characters",
  "code-unknown",
  "birth-date-missing",
]);

const options = (format: "csv" | "xlsx" = "csv"): RowCheckOptions => ({
  profile,
  mapping: mapColumns(profile, headers),
  fields,
  codeLists: new Map([["kawin", new Set([1, 2, 3, 4])]]),
  severityOf: (rule) => (refused.has(rule) ? "refuse" : warned.has(rule) ? "warn" : "hold"),
  format,
  resolvePlace: ({ villageName }) =>
    villageName === "PANGGARANGAN"
      ? { ok: true, code: "3602142001" }
      : villageName === "CITANGKIL"
        ? { ok: true, code: "3672011001" }
        : { ok: false, rule: "village-unknown", value: villageName ?? "" },
  askedPlace: null,
  areaCode: "3602",
  today: "2026-11-22",
  maxAgeYears: 120,
});

const good = [
  "3602140101129001",
  "3602141708809001",
  "SARMANAH",
  "17-08-1980",
  "L",
  "2",
  "1",
  "",
  "3",
  "PANGGARANGAN",
];
const withCell = (index: number, text: string) => good.map((cell, at) => (at === index ? text : cell));
const rulesOf = (cells: readonly string[], kinds: string | null = null, format: "csv" | "xlsx" = "csv") => {
  const { verdict, findings } = createRowChecker(options(format)).check(7, cells, kinds);
  return [verdict, ...findings.map((finding) => finding.rule)];
};

describe("createRowChecker", () => {
  it("accepts a good row and says nothing", () => {
    const { verdict, values, findings } = createRowChecker(options()).check(7, good, null);
    expect({ verdict, findings }).toEqual({ verdict: "accept", findings: [] });
    expect(values.slice(0, 3)).toEqual(["7", "3602142001", "3602140101129001"]);
    expect(values).toContain("1980-08-17");
  });

  it.each([
    [1, "360214170880900", ["hold", "nik-length"]],
    [1, "36021417O8809001", ["hold", "nik-non-digit"]],
    [1, "3,60214E+15", ["hold", "nik-scientific"]],
    [1, "3602143208809001", ["hold", "nik-impossible-day"]],
    [1, "3602141713809001", ["hold", "nik-impossible-month"]],
    [1, "3602141708800000", ["hold", "nik-serial-zero"]],
    [1, "9902141708809001", ["hold", "nik-unknown-province"]],
    [1, "", ["accept", "nik-missing"]],
    [0, "", ["hold", "kk-missing"]],
    [0, "36021401011290", ["hold", "kk-length"]],
    [0, "3.60214E+15", ["hold", "kk-scientific"]],
    [2, "", ["hold", "name-missing"]],
    [2, "S4RMANAH", ["accept", "name-has-digits"]],
    [2, "SAR\u0007MANAH", ["accept", "control-characters"]],
    [3, "31/02/1980", ["hold", "birth-date-impossible"]],
    [3, "17-08-80", ["hold", "birth-date-two-digit-year"]],
    [3, "17-08-2080", ["hold", "birth-date-in-future"]],
    [3, "17-08-1880", ["hold", "birth-date-too-old"]],
    [3, "LUPA", ["hold", "birth-date-unreadable"]],
    [3, "18-08-1980", ["accept", "nik-birth-date-differs"]],
    [4, "P", ["accept", "nik-sex-differs"]],
    [4, "X", ["hold", "sex-unknown"]],
    [5, "9", ["accept", "code-unknown"]],
    [7, "fisik|mental", ["accept"]],
    [7, "kuat", ["accept", "code-unknown"]],
    [8, "11", ["hold", "decile-out-of-range"]],
    [9, "TIDAK ADA", ["hold", "village-unknown"]],
    [9, "CITANGKIL", ["refuse", "village-outside-area"]],
    [2, '=CONCATENATE("A","")', ["hold", "formula-cell"]],
  ])("column %i as %j: %j", (index, text, expected) => {
    expect(rulesOf(withCell(index, text))).toEqual(expected);
  });

  it("holds a spreadsheet's numeric NIK even where it looks whole, and a formula", () => {
    expect(rulesOf(good, "tntttttttt", "xlsx")).toEqual(["hold", "nik-numeric-cell"]);
    expect(rulesOf(good, "ttfttttttt", "xlsx")).toEqual(["hold", "formula-cell"]);
  });

  it("says once that the columns are shifted, whether a cell is too many or all stand one off", () => {
    expect(rulesOf([...good, "RT 02"])).toEqual(["hold", "columns-shifted"]);
    expect(rulesOf(["", ...good.slice(0, -1)])).toEqual(["hold", "columns-shifted"]);
    expect(rulesOf(good.slice(0, 8))).toEqual(["hold", "columns-shifted"]);
  });

  it("adds up kinds of disability, and never shows a protected cell", () => {
    const checker = createRowChecker(options());
    const slot = checker.columns.findIndex((column) => column.field === "person.disability");
    expect(checker.check(7, withCell(7, "fisik, mental"), null).values[slot]).toBe("5");
    const { findings } = checker.check(7, withCell(6, "x12"), null);
    expect(findings).toEqual([{ rule: "code-unknown", field: "person.illness", value: "•••" }]);
  });

  it("never throws and never shows a whole number of a person, whatever stands in the cells", () => {
    const checker = createRowChecker(options());
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 30 }), { maxLength: 14 }), (cells) => {
        const { verdict, findings } = checker.check(7, cells, null);
        expect(["accept", "hold", "refuse"]).toContain(verdict);
        for (const finding of findings) expect(finding.value).not.toMatch(/\d{12}/);
      }),
    );
  });
});
