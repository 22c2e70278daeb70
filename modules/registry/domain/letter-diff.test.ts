import fc from "fast-check";
import { expect, it } from "vitest";
import { digitsDifferAt, letterDiff } from "./letter-diff.ts";

const shown = (runs: ReadonlyArray<{ text: string; differs: boolean }>) =>
  runs.map((run) => (run.differs ? `[${run.text}]` : run.text)).join("");

it.each([
  ["ROHAYATI", "RD ROHAYATI", "ROHAYATI", "R[D R]OHAYATI"],
  ["TATANG SUTISNA", "TATANG SUTISNO", "TATANG SUTISN[A]", "TATANG SUTISN[O]"],
  ["Asep", "ASEP", "Asep", "ASEP"],
  ["", "ASEP", "", "[ASEP]"],
])("marks what differs between %s and %s", (one, other, left, right) => {
  const diff = letterDiff(one, other);
  expect([shown(diff.one), shown(diff.other)]).toEqual([left, right]);
});

it("loses no letter, and what it calls common is equal", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), (one, other) => {
      const diff = letterDiff(one, other);
      const text = (runs: ReadonlyArray<{ text: string }>) => runs.map((run) => run.text).join("");
      const common = (runs: ReadonlyArray<{ text: string; differs: boolean }>) =>
        text(runs.filter((run) => !run.differs));
      expect(text(diff.one)).toBe(one);
      expect(text(diff.other)).toBe(other);
      expect(common(diff.one).toLowerCase()).toBe(common(diff.other).toLowerCase());
    }),
  );
});

it("finds the digits that differ", () => {
  expect(digitsDifferAt("3602142001009000", "3602142001009001")).toEqual([15]);
  expect(digitsDifferAt(null, "3602142001009001")).toEqual([]);
  expect(digitsDifferAt("12", "123")).toEqual([2]);
});
