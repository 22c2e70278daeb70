import { describe, expect, it } from "vitest";
import type { FileProfile } from "../contract/file-profile.ts";
import { correctMapping, isNumberingRow, mapColumns, missingFields, repeatedHeaders } from "./mapping.ts";
import { recogniseProfile, scoreProfiles } from "./recognise-profile.ts";

const profile: FileProfile = {
  id: "uji",
  version: 1,
  title: { id: "Uji", en: "Test" },
  unit: "family",
  source: { code: "UJI", kind: "list" },
  file: { delimiters: [","], skip: [] },
  places: { system: "names" },
  columns: [
    { header: "NO. KK", aliases: ["NOMOR KARTU KELUARGA"], field: "family.number", required: true },
    { header: "NIK", field: "person.nik" },
    { header: "NAMA", aliases: ["NAMA LENGKAP"], field: "person.name", required: true },
    { header: "CATATAN" },
  ],
};

describe("mapColumns", () => {
  it("meets headers by their letters and digits, aliases too", () => {
    const mapping = mapColumns(profile, ["nokk", "N I K", "Nama_Lengkap", "lain"]);
    expect(mapping.map((column) => column.field)).toEqual([
      "family.number",
      "person.nik",
      "person.name",
      null,
    ]);
    expect(missingFields(profile, mapping)).toEqual([]);
  });

  it("gives a field to the first column only, and names what is missing", () => {
    const mapping = mapColumns(profile, ["NAMA", "NAMA LENGKAP"]);
    expect(mapping.map((column) => column.field)).toEqual(["person.name", null]);
    expect(missingFields(profile, mapping)).toEqual(["family.number"]);
  });

  it("lets a person move a field to another column", () => {
    const automatic = mapColumns(profile, ["NAMA", "ALIAS"]);
    const corrected = correctMapping(profile, automatic, new Map([[1, "person.name"]]));
    expect(corrected.map((column) => column.field)).toEqual([null, "person.name"]);
  });
});

describe("repeatedHeaders", () => {
  it("finds the same header however it is written, and passes over empty ones", () => {
    expect(repeatedHeaders(["NIK", "nama", " nik ", "", ""])).toEqual(["nik"]);
  });
});

describe("isNumberingRow", () => {
  it.each([
    [["KOLOM", "2", "3", "4"], true],
    [["1", "2", "3", "", "5"], true],
    [["(1)", "(2)", "(3)"], true],
    [["3602142001009000", "SITI", "1"], false],
    [["1", "1", "2"], false],
  ])("%j", (cells, expected) => {
    expect(isNumberingRow(cells)).toBe(expected);
  });
});

describe("recogniseProfile", () => {
  const older: FileProfile = {
    ...profile,
    id: "uji-lama",
    columns: profile.columns.map((column) =>
      column.field === "family.number" ? { ...column, header: "NOMOR KK", aliases: ["NO. KK"] } : column,
    ),
  };

  it("tells two variants apart by the columns' own headers", () => {
    expect(recogniseProfile([profile, older], ["NOMOR KK", "NIK", "NAMA"])?.id).toBe("uji-lama");
    expect(recogniseProfile([profile, older], ["NO. KK", "NIK", "NAMA"])?.id).toBe("uji");
  });

  it("offers nothing where too little fits", () => {
    expect(recogniseProfile([profile, older], ["JUMLAH", "DESIL"])).toBeUndefined();
    expect(scoreProfiles([profile], [])[0]?.score).toBe(0);
  });
});
