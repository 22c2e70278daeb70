import fc from "fast-check";
import { expect, it } from "vitest";
import { type PpksLimits, ppksFault } from "./ppks-limits.ts";

const limits = (wanted: Partial<PpksLimits>): PpksLimits => ({
  minAgeYears: null,
  maxAgeYears: null,
  sex: null,
  needsDisabilityKinds: false,
  ...wanted,
});
const child = limits({ minAgeYears: 0, maxAgeYears: 5 });
const born = (bornOn: string | null, sex: "L" | "P" | null = "P") => ({ bornOn, sex });

it.each([
  ["a child of exactly 5 is still a balita", child, born("2020-05-10"), "2026-05-09", 0, undefined],
  ["on the sixth birthday no more", child, born("2020-05-10"), "2026-05-10", 0, "AGE_OUTSIDE_LIMITS"],
  ["an older person of 60", limits({ minAgeYears: 60 }), born("1966-01-01"), "2026-01-01", 0, undefined],
  ["a day before 60", limits({ minAgeYears: 60 }), born("1966-01-01"), "2025-12-31", 0, "AGE_OUTSIDE_LIMITS"],
  ["PRSE is for women", limits({ sex: "P" }), born("1980-01-01", "L"), "2026-01-01", 0, "SEX_NOT_FITTING"],
  [
    "unknown sex waits for the visit",
    limits({ sex: "P" }),
    born("1980-01-01", null),
    "2026-01-01",
    0,
    undefined,
  ],
  ["unknown birth date too", child, born(null), "2026-01-01", 0, undefined],
  [
    "disability needs its kind",
    limits({ needsDisabilityKinds: true }),
    born(null),
    "2026-01-01",
    0,
    "DISABILITY_KINDS_MISSING",
  ],
  ["with a kind it is fine", limits({ needsDisabilityKinds: true }), born(null), "2026-01-01", 5, undefined],
  ["nothing begins before birth", limits({}), born("2026-01-02"), "2026-01-01", 0, "BEFORE_BIRTH"],
] as const)("%s", (_case, wanted, person, sinceOn, kinds, code) => {
  expect(ppksFault(wanted, person, sinceOn, kinds)?.code).toBe(code);
});

it("never refuses by age where no limit is set", () => {
  const date = fc
    .date({ min: new Date("1900-01-01"), max: new Date("2026-01-01"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, date, (bornOn, sinceOn) => {
      expect(ppksFault(limits({}), born(bornOn), sinceOn, 0)?.code).not.toBe("AGE_OUTSIDE_LIMITS");
    }),
  );
});
