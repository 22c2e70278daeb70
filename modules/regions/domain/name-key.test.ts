import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { modernKey, nameKey, readPlaceName, romanValue } from "./name-key.ts";

describe("place names as people write them", () => {
  test.each([
    ["KAB. SERANG", "serang", ["kabupaten"]],
    ["KABUPATEN SERANG", "serang", ["kabupaten"]],
    ["Kota Serang", "serang", ["kota"]],
    ["SERANG", "serang", null],
    ["Kota Administrasi Jakarta Barat", "jakartabarat", ["kota"]],
    ["Kab. Adm. Kep. Seribu", "kepulauanseribu", ["kabupaten"]],
    ["Kec. Curug Bitung", "curugbitung", ["kecamatan"]],
    ["DS. TANJUNG BURUNG", "tanjungburung", ["desa", "kelurahan", "desa-adat"]],
    ["Tj. Burung", "tanjungburung", null],
    ["Kel. Cipocok Jaya", "cipocokjaya", ["desa", "kelurahan", "desa-adat"]],
    ["Ra'as", "raas", null],
    ["Perkebunan Air Batu I/II", "perkebunanairbatu12", null],
    ["Kampung 05", "kampung5", null],
    ["Desa", "desa", null],
    ["", "", null],
  ])("%s", (text, key, kinds) => {
    expect(readPlaceName(text).at(-1)).toEqual(key === "" ? undefined : { key, kinds });
  });

  test("a word of kind may be part of the name", () => {
    expect(readPlaceName("Kelurahan Kota Baru").map((reading) => reading.key)).toEqual([
      "kelurahankotabaru",
      "kotabaru",
      "baru",
    ]);
  });

  test.each([
    ["i", 1],
    ["iv", 4],
    ["ix", 9],
    ["xiv", 14],
    ["xl", 40],
    ["iiii", undefined],
    ["vx", undefined],
    ["", undefined],
    ["lv", undefined],
  ])("Roman %s", (text, value) => {
    expect(romanValue(text)).toBe(value);
  });

  test("old spelling", () => {
    expect(modernKey(nameKey("Tjiledoeg"))).toBe("ciledug");
    expect(modernKey(nameKey("Djasinga"))).toBe("jasinga");
  });

  test("case, spaces, dots and dashes never matter", () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), (words) => {
        const plain = nameKey(words.join(" "));
        expect(nameKey(words.join("-").toUpperCase())).toBe(plain);
        expect(nameKey(` ${words.join(".  ")}. `)).toBe(plain);
      }),
    );
  });
});
