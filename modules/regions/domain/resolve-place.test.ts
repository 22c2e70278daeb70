import { describe, expect, test } from "vitest";
import { nameKey } from "./name-key.ts";
import { createPlaceResolver, type PlaceEntry } from "./resolve-place.ts";

const place = (code: string, kind: PlaceEntry["kind"], name: string): PlaceEntry => ({
  code,
  kind,
  level: ({ 2: "province", 4: "regency", 6: "district" } as const)[code.length] ?? "village",
  label: `${kind} ${name}`,
  nameKey: nameKey(name),
});

const resolver = createPlaceResolver({
  places: [
    place("36", "provinsi", "Banten"),
    place("3603", "kabupaten", "Tangerang"),
    place("3604", "kabupaten", "Serang"),
    place("3671", "kota", "Tangerang"),
    place("3673", "kota", "Serang"),
    place("3674", "kota", "Tangerang Selatan"),
    place("360405", "kecamatan", "Kramatwatu"),
    place("3604052001", "desa", "Kramatwatu"),
    place("360410", "kecamatan", "Ciruas"),
    place("3604102001", "desa", "Sukamaju"),
    place("367301", "kecamatan", "Serang"),
    place("3673011001", "kelurahan", "Serang"),
    place("367302", "kecamatan", "Kasemen"),
    place("3673021001", "kelurahan", "Sukamaju"),
    place("360310", "kecamatan", "Pasar Kemis"),
    place("3603101001", "kelurahan", "Kota Bumi"),
  ],
  aliases: [{ key: "tangsel", code: "3674" }],
  formerCodes: [{ formerCode: "3604992001", code: "3604052001" }],
  bpsCodes: [{ bpsCode: "3604", code: "3604" }],
});

const codeOf = (answer: ReturnType<typeof resolver.byNames>) =>
  answer.kind === "one" ? answer.place.code : answer.kind;

describe("names to one place", () => {
  test.each([
    [{ regency: "KAB. SERANG" }, "3604"],
    [{ regency: "KOTA SERANG" }, "3673"],
    [{ regency: "Tangsel" }, "3674"],
    [{ regency: "Kota Tangsel" }, "3674"],
    [{ province: "BANTEN", regency: "SERANG", district: "KRAMAT WATU", village: "KRAMATWATU" }, "3604052001"],
    [{ regency: "SERANG", district: "Serang", village: "Serang" }, "3673011001"],
    [{ village: "Kel. Kotabumi" }, "3603101001"],
    [{ village: "Kota Bumi" }, "3603101001"],
    // The word of kind is wrong (it is a kelurahan), the place is not.
    [{ regency: "Kota Serang", village: "Desa Sukamaju" }, "3673021001"],
    [{ regency: "Kab. Serang", district: "Tjiroeas" }, "360410"],
  ])("%j", (names, code) => {
    expect(codeOf(resolver.byNames(names))).toBe(code);
  });

  test("Serang alone asks which", () => {
    const answer = resolver.byNames({ regency: "SERANG" });
    expect(answer).toMatchObject({ kind: "ambiguous", level: "regency" });
    expect(answer.kind === "ambiguous" && answer.choices.map((choice) => choice.code)).toEqual([
      "3604",
      "3673",
    ]);
  });

  test("the largest level that is open is the one asked", () => {
    const answer = resolver.byNames({ regency: "SERANG", village: "SUKAMAJU" });
    expect(answer).toMatchObject({ kind: "ambiguous", level: "regency" });
  });

  test("a misspelt village is none, with the likely one suggested", () => {
    const answer = resolver.byNames({
      regency: "Kab Serang",
      district: "Kramatwatu",
      village: "Kramatwattu",
    });
    expect(answer).toMatchObject({ kind: "none", level: "village" });
    expect(answer.kind === "none" && answer.suggestions.map((one) => one.code)).toEqual(["3604052001"]);
  });

  test("a village of another district is not found", () => {
    expect(resolver.byNames({ district: "Ciruas", village: "Kramatwatu" })).toMatchObject({
      kind: "none",
      level: "village",
    });
  });

  test("nothing given is none", () => {
    expect(resolver.byNames({ regency: " " })).toMatchObject({ kind: "none" });
  });

  test("codes: dots, former, BPS, unknown", () => {
    expect(resolver.byCode("36.04.05.2001")?.code).toBe("3604052001");
    expect(resolver.byCode("3604992001")?.code).toBe("3604052001");
    expect(resolver.byBpsCode("3604")?.code).toBe("3604");
    expect(resolver.byBpsCode("3604010")).toBeUndefined();
    expect(resolver.byCode("9999")).toBeUndefined();
  });

  test("every level a text may mean", () => {
    expect(resolver.candidates("serang").map((entry) => entry.code)).toEqual([
      "3604",
      "3673",
      "367301",
      "3673011001",
    ]);
  });
});
