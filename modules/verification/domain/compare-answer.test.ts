import fc from "fast-check";
import { expect, it } from "vitest";
import { compareAnswer, sameValue } from "./compare-answer.ts";

const value = fc.constantFrom<string | number | null>(null, "", 1, 2, "1", "2", "JL. PASAR");

it("proposes only what the worker changed, and asks only where both changed differently", () => {
  fc.assert(
    fc.property(value, value, value, (before, theirs, mine) => {
      const verdict = compareAnswer({ before, theirs, mine });
      if (sameValue(mine, theirs)) expect(verdict).toBe("nothing");
      if (sameValue(mine, before)) expect(verdict).toBe("nothing");
      if (verdict === "propose") expect(sameValue(theirs, before)).toBe(true);
      if (verdict === "conflict") {
        expect(sameValue(theirs, before)).toBe(false);
        expect(sameValue(mine, theirs)).toBe(false);
        expect(sameValue(mine, before)).toBe(false);
      }
    }),
  );
});

it("takes a code and its text for the same, and an empty answer for none", () => {
  expect(sameValue(3, "3")).toBe(true);
  expect(sameValue("", null)).toBe(true);
  expect(sameValue("JL. PASAR ", "JL. PASAR")).toBe(true);
});
