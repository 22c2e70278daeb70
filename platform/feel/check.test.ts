import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkRule } from "./check.ts";
import { factCatalogue } from "./facts.ts";
import { lowerChecked } from "./lower-checked.ts";
import { parseRule } from "./parse.ts";
import { narrow } from "./reach.ts";
import { anyRow, sourceOf } from "./testing/random-rows.ts";
import { anyCondition } from "./testing/random-rules.ts";
import { ruleToJs } from "./to-js.ts";

const programmes = [
  { code: "pkh", names: ["PKH"], components: ["lansia", "hamil"] },
  { code: "jslu", names: ["JSLU", "ASLUT"], components: [] },
];

/** Problems as "CODE the marked text (params worth telling)". */
function problemsOf(
  text: string,
  unit: "person" | "family" | "group" = "person",
  want: "boolean" | "number" | "rank" = "boolean",
): string[] {
  const read = parseRule(text);
  const problems = read.ok
    ? checkRule(read.rule, { catalogue: factCatalogue, unit, programmes, want })
    : read.problems;
  return problems.map(({ code, from, to, params }) => {
    const told = params["suggestion"] ?? params["expected"] ?? "";
    return `${code} ${text.slice(from, to)}${told === "" ? "" : ` → ${told}`}`;
  });
}

describe("rules an office writes", () => {
  it.each([
    `umur >= 60 and desil in [1..4] and not(menerima("PKH", "lansia"))`,
    `lantai = "tanah" or dinding in ("bambu", "anyaman bambu") or atap = "jerami"`,
    `hubungan_keluarga = "kepala" and jenjang_sekolah != "sd"`,
    `tahun_sejak_menerima("ASLUT") = null or tahun_sejak_menerima("ASLUT") >= 3`,
    `ppks("08") or disabilitas("netra")`,
    `jumlah_anggota_dengan(umur in [6..21] and sekolah) > 1`,
    `bulan_antara(desil_tanggal, tanggal_acuan) <= 12`,
    `if hamil then umur >= 15 else umur >= 60`,
    `umur between 6 and 21`,
    `kabupaten in ("3602", "3674")`,
    `jumlah_anggota > 0 and luas_lantai / jumlah_anggota < 8`,
    `(umur > 5 and umur <= 21) or hamil`,
  ])("finds nothing in %s", (text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

describe("errors, with their place and the nearest right word", () => {
  it.each<[text: string, problems: string[]]>([
    ["", ["EMPTY "]],
    ["umur >=", ["UNFINISHED ="]],
    ["umur >= 60 and", ["UNFINISHED d"]],
    ["umur => 60", ["NOT_SUPPORTED > 60"]],
    ["umr >= 60", ["UNKNOWN_FACT umr → umur"]],
    ["jumlah anggota > 3", ["UNKNOWN_FACT jumlah anggota → jumlah_anggota"]],
    ["bukan_apa_apa", ["UNKNOWN_FACT bukan_apa_apa"]],
    [`menrima("PKH")`, [`UNKNOWN_FUNCTION menrima("PKH") → menerima`]],
    [`menerima("PHK")`, [`UNKNOWN_PROGRAMME "PHK" → PKH`]],
    [`menerima("PKH", "lansi")`, [`UNKNOWN_COMPONENT "lansi" → lansia`]],
    ["menerima(PKH)", ["WRONG_ARGUMENTS menerima(PKH)"]],
    [`lantai = "tnah"`, [`UNKNOWN_VALUE "tnah" → tanah`]],
    [`kabupaten = "36.02"`, [`UNKNOWN_VALUE "36.02"`]],
    [`lantai > "tanah"`, [`NOT_ORDERED lantai > "tanah"`]],
    [`umur = "60"`, [`NOT_COMPARABLE umur = "60"`]],
    ["lantai = dinding", ["NOT_COMPARABLE lantai = dinding"]],
    ["umur + hamil > 2", ["WRONG_TYPE hamil → number"]],
    ["umur", ["WRONG_TYPE umur → boolean"]],
    ["umur > null", ["NULL_NOT_HERE umur > null"]],
    ["umur ** 2 > 4", ["NOT_SUPPORTED **"]],
    ["some x in [1,2] satisfies x > umur", ["NOT_SUPPORTED some x in [1,2] satisfies x > umur"]],
    [`desil_tanggal > date("2026-02-30")`, [`BAD_DATE date("2026-02-30")`]],
    [`sumber_isian = "a\\u0000b"`, [`BAD_TEXT "a\\u0000b"`]],
    ["round(umur, 9) > 1", ["WRONG_ARGUMENTS round(umur, 9)"]],
    ["ada_anggota(jumlah_anggota_dengan(hamil) > 1)", ["MEMBERS_WITHIN_MEMBERS hamil"]],
    ["ada_anggota(umur)", ["WRONG_TYPE umur → boolean"]],
    ["umr > 6 and dsil < 4", ["UNKNOWN_FACT umr → umur", "UNKNOWN_FACT dsil → desil"]],
    [
      "umur * 0.0000000000000000000000000000001 * 0.0000000000000000000000000000001 > 1",
      ["TOO_PRECISE umur * 0.0000000000000000000000000000001 * 0.0000000000000000000000000000001"],
    ],
    [`${"not(".repeat(70)}hamil${")".repeat(70)}`, [`TOO_DEEP ${"not(".repeat(9)}hamil${")".repeat(9)}`]],
  ])("%s", (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it("keeps facts of a person out of a family's rule, but not out of its members'", () => {
    expect(problemsOf("umur >= 60", "family")).toEqual(["WRONG_UNIT umur"]);
    expect(problemsOf("ada_anggota(umur >= 60 and desil < 5)", "family")).toEqual([]);
    expect(problemsOf("jumlah_anggota_kelompok >= 5", "group")).toEqual([]);
    expect(problemsOf("desil < 3", "group")).toEqual(["WRONG_UNIT desil"]);
  });

  it("lets a rank be a number or a yes/no, and nothing else", () => {
    expect(problemsOf("desil", "family", "rank")).toEqual([]);
    expect(problemsOf("ada_asn", "family", "rank")).toEqual([]);
    expect(problemsOf("lantai", "family", "rank")).toEqual(["WRONG_TYPE lantai → number"]);
  });
});

describe("doubts", () => {
  it.each<[text: string, problems: string[]]>([
    ["umur >= 60 and umur < 18", ["NEVER_TRUE umur >= 60 and umur < 18"]],
    ["umur > 59 and umur < 60", ["NEVER_TRUE umur > 59 and umur < 60"]],
    ["desil in [1..10]", ["ALWAYS_TRUE desil in [1..10]"]],
    ["desil > 10", ["NEVER_TRUE desil > 10"]],
    [`lantai = "tanah" and lantai = "bambu"`, [`NEVER_TRUE lantai = "tanah" and lantai = "bambu"`]],
    [`jenis_kelamin in ("L", "P")`, [`ALWAYS_TRUE jenis_kelamin in ("L", "P")`]],
    [`menerima("PKH") and not(menerima("PKH"))`, [`NEVER_TRUE menerima("PKH") and not(menerima("PKH"))`]],
    ["hamil or not(hamil)", ["ALWAYS_TRUE hamil or not(hamil)"]],
    ["umur >= 60 and umur >= 50", ["PART_ALWAYS_TRUE umur >= 50"]],
    ["hamil or desil > 12", ["PART_NEVER_TRUE desil > 12"]],
    ["hamil and ada_anggota(umur > 200)", ["PART_NEVER_TRUE umur > 200"]],
    [
      `desil_tanggal > date("2026-01-01") and desil_tanggal < date("2025-01-01")`,
      [`NEVER_TRUE desil_tanggal > date("2026-01-01") and desil_tanggal < date("2025-01-01")`],
    ],
    ["umur < umur", ["NEVER_TRUE umur < umur"]],
    ["luas_lantai / 0 < 3", ["DIVIDES_BY_ZERO luas_lantai / 0"]],
    ["luas_lantai / jumlah_anggota < 8", ["MAY_DIVIDE_BY_ZERO luas_lantai / jumlah_anggota"]],
    ["if jumlah_anggota = 0 then true else luas_lantai / jumlah_anggota < 8", []],
    ["desil * 2 > 20", ["NEVER_TRUE desil * 2 > 20"]],
  ])("%s", (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it("never calls impossible what some row makes true", () => {
    fc.assert(
      fc.property(anyCondition, fc.array(anyRow, { minLength: 20, maxLength: 20 }), (rule, rows) => {
        const read = parseRule(rule.text);
        if (!read.ok) throw new Error(rule.text);
        const typed = lowerChecked(read.rule, { ...factCatalogue, facts: unbounded });
        if (typed.type !== "boolean") return;
        const js = ruleToJs(read.rule, factCatalogue);
        const answers = rows.map((row) => js(sourceOf(row)));
        for (const wanted of [true, false]) {
          const possible =
            narrow(typed.of, wanted, new Map(), { ...factCatalogue, facts: unbounded }) !== null;
          if (!possible)
            expect({ rule: rule.text, answers }).not.toEqual({
              rule: rule.text,
              answers: expect.arrayContaining([wanted]),
            });
        }
      }),
      { numRuns: 400 },
    );
  });
});

/** The random rows hold any smallint, so the catalogue's own limits are lifted for them. */
const unbounded = new Map(
  [...factCatalogue.facts].map(([name, { min: _low, max: _high, ...fact }]) => [name, fact] as const),
);
