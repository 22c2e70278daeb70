import { describe, expect, it } from "vitest";
import type { Rule } from "./ast.ts";
import { explainRule } from "./explain.ts";
import { explainResult } from "./explain-result.ts";
import { factCatalogue } from "./facts.ts";
import { parseRule } from "./parse.ts";
import type { Value } from "./to-js.ts";

function read(text: string): Rule {
  const result = parseRule(text);
  if (!result.ok) throw new Error(text);
  return result.rule;
}

describe("a rule in plain words", () => {
  it.each<[rule: string, id: string, en: string]>([
    [
      `umur >= 60 and desil in [1..4] and not(menerima("PKH", "lansia"))`,
      "Umur paling sedikit 60 tahun dan desil kesejahteraan antara 1 dan 4 dan tidak menerima PKH bagian lansia",
      "Age is at least 60 years and welfare decile is between 1 and 4 and not (receives PKH, part lansia)",
    ],
    [
      `lantai in ("tanah", "bambu") or atap = "jerami"`,
      "Bahan lantai terluas salah satu dari Tanah, Bambu atau bahan atap terluas adalah Jerami, ijuk atau rumbia",
      "Main floor material is one of Earth, Bamboo or main roof material is Thatch",
    ],
    [
      `hidup and (hamil or umur < 7)`,
      "Hidup dan (sedang hamil atau umur kurang dari 7 tahun)",
      "Alive and (is pregnant or age is less than 7 years)",
    ],
    [
      `ada_anggota(umur >= 60 and not(bekerja))`,
      "Ada anggota yang memenuhi [umur paling sedikit 60 tahun dan tidak bekerja]",
      "Has a member with [age is at least 60 years and not (works)]",
    ],
    [
      `ppks("08") or disabilitas("netra")`,
      "Tercatat sebagai Lanjut usia telantar atau mempunyai disabilitas Sensorik netra",
      "Recorded as Neglected older person or has the disability Sensory: sight",
    ],
    [
      `desil_tanggal >= date("2025-12-31") and desil != null`,
      "Tanggal desil paling awal 31 Desember 2025 dan desil kesejahteraan diketahui",
      "Cut-off of the decile is not before 31 December 2025 and welfare decile is known",
    ],
    [
      "luas_lantai / jumlah_anggota < 7.2",
      "(luas lantai ÷ jumlah anggota keluarga) kurang dari 7,2",
      "(floor area ÷ members of the family) is less than 7.2",
    ],
  ])("%s", (text, id, en) => {
    expect(explainRule(read(text), { locale: "id", catalogue: factCatalogue })).toBe(id);
    expect(explainRule(read(text), { locale: "en", catalogue: factCatalogue })).toBe(en);
  });
});

describe("why, and what would change it", () => {
  const known: Readonly<Record<string, Value>> = { umur: 57, lantai: 2, hamil: null, dinding: 6 };
  const facts = { fact: (name: string) => known[name] ?? null, call: () => false };
  const parts = (text: string) =>
    explainResult(read(text), facts, { locale: "id", catalogue: factCatalogue }).map(({ result, change }) => [
      result,
      change,
    ]);

  it.each<[rule: string, parts: ReadonlyArray<readonly [boolean | null, string | null]>]>([
    ["umur >= 60", [[false, "Umur tercatat 57 tahun, kurang 3 tahun"]]],
    ["umur in [6..21]", [[false, "Umur tercatat 57 tahun, lebih 36 tahun"]]],
    [
      "umur < 60 and hamil",
      [
        [true, null],
        [null, "Data sedang hamil belum ada. Lengkapi pada: Registri Sinergi: isian Regsosek/DTSEN terakhir"],
      ],
    ],
    [`lantai = "tanah"`, [[false, "Bahan lantai terluas tercatat Keramik"]]],
    [`menerima("PKH")`, [[false, "Menerima PKH tercatat tidak"]]],
    [`lantai = "tanah" or dinding = "bambu"`, [[true, null]]],
  ])("%s", (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it("tells each alternative apart", () => {
    const [only] = explainResult(read(`lantai = "tanah" or umur > 60`), facts, {
      locale: "en",
      catalogue: factCatalogue,
    });
    expect(only?.anyOf.map(({ text, result }) => [text, result])).toEqual([
      ["main floor material is Earth", false],
      ["age is more than 60 years", false],
    ]);
  });
});
