import { expect, it } from "vitest";
import { isDrawn, type JoinFacts, secondBecause, weakestLink } from "./second-person.ts";

const rules = [
  { because: "protected" },
  { because: "both-aided" },
  { because: "different-sex" },
  { because: "different-region" },
  { because: "low-probability", below: 0.95 },
  { because: "once-different" },
] as const;

const plain: JoinFacts = {
  isProtected: false,
  aidedRecords: 1,
  sexes: ["P", "P", null],
  regionCodes: ["3602", "3602"],
  probability: 0.99,
  onceDifferent: false,
};

it.each([
  [{}, []],
  [{ isProtected: true }, ["protected"]],
  [{ aidedRecords: 2 }, ["both-aided"]],
  [{ sexes: ["L", "P"] as const }, ["different-sex"]],
  [{ sexes: [null, "P"] as const }, []],
  [{ regionCodes: ["3602", "3601"] }, ["different-region"]],
  [{ probability: 0.949 }, ["low-probability"]],
  [{ onceDifferent: true, isProtected: true }, ["protected", "once-different"]],
])("asks for a second person: %j → %j", (change, because) => {
  expect(secondBecause({ ...plain, ...change }, rules)).toEqual(because);
});

it("draws by the random end of the act's id", () => {
  expect(isDrawn("0199f0aa-0000-7000-8000-0ccccccccccc", 0.05)).toBe(true);
  expect(isDrawn("0199f0aa-0000-7000-8000-0d0000000000", 0.05)).toBe(false);
  expect(isDrawn("0199f0aa-0000-7000-8000-000000000000", 0)).toBe(false);
});

it("takes the weakest link that holds a cluster together", () => {
  const pairs = [
    { a: "a", b: "b", probability: 0.99 },
    { a: "b", b: "c", probability: 0.8 },
    { a: "a", b: "c", probability: 0.4 },
    { a: "c", b: "d", probability: 0.1 },
  ];
  expect(weakestLink(["a", "b", "c"], pairs)).toBe(0.8);
  expect(weakestLink(["a", "d"], pairs)).toBe(0);
});
