import fc from "fast-check";
import { expect, it } from "vitest";
import { placeCandidates, readSearchText } from "./read-search-text.ts";

const day = (date: string) => ({ from: date, upto: date });

it.each([
  ["3602142001009000", { number: "3602142001009000", born: null, words: "", place: null }],
  ["3602.1420 0100-9000", { number: "3602142001009000", born: null, words: "", place: null }],
  ["360214", { number: "360214", born: null, words: "", place: null }],
  ["Sarmanah", { number: null, born: null, words: "Sarmanah", place: null }],
  ["sarmanah 17-08-1954", { number: null, born: day("1954-08-17"), words: "sarmanah", place: null }],
  ["17 Agustus 1954", { number: null, born: day("1954-08-17"), words: "", place: null }],
  ["1954-08-17 sarmanah", { number: null, born: day("1954-08-17"), words: "sarmanah", place: null }],
  [
    "sarmanah 1954",
    { number: null, born: { from: "1954-01-01", upto: "1954-12-31" }, words: "sarmanah", place: null },
  ],
  [
    "sarmanah pebruari 2000",
    { number: null, born: { from: "2000-02-01", upto: "2000-02-29" }, words: "sarmanah", place: null },
  ],
  ["sarmanah desa muncang", { number: null, born: null, words: "sarmanah", place: "muncang" }],
  ["kel. Cipocok Jaya", { number: null, born: null, words: "", place: "Cipocok Jaya" }],
  [
    "31/02/1954 asep",
    { number: null, born: { from: "1954-01-01", upto: "1954-12-31" }, words: "31/02/ asep", place: null },
  ],
])("%s", (typed, expected) => {
  expect(readSearchText(typed)).toEqual(expected);
});

it("offers the ends of a text as places", () => {
  expect(placeCandidates("siti sarmanah cipocok jaya")).toContainEqual({
    place: "cipocok jaya",
    before: "siti sarmanah",
  });
  expect(placeCandidates("muncang")).toEqual([{ place: "muncang", before: "" }]);
});

it("reads whatever is typed without throwing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
      expect(readSearchText(typed).number ?? "000000").toMatch(/^\d{6,20}$/);
    }),
  );
});
