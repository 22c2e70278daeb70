import { expect, test } from "vitest";
import { allCovered, covers, spellOut } from "./permission-pattern.ts";

test.each([
  ["registry.*.read", "registry.person.read", true],
  ["registry.*.read", "registry.person.change", false],
  ["registry.*.*", "registry.*.read", true],
  ["registry.person.read", "registry.*.read", false],
  ["*.*.*", "delivery.decree.sign", true],
  ["registry.*", "registry.person.read", false],
  ["registry.person.read", "registry.person.read", true],
])("%s covers %s: %s", (outer, inner, expected) => {
  expect(covers(outer, inner)).toBe(expected);
});

test("patterns are spelt out over the names that exist", () => {
  const known = ["registry.person.read", "registry.family.read", "registry.person.change"];
  expect([...spellOut(["registry.*.read", "cases.*.*"], known)]).toEqual(known.slice(0, 2));
});

test("all of nothing is covered, a part is not enough", () => {
  expect(allCovered([], [])).toBe(true);
  expect(allCovered(["registry.*.read"], ["registry.person.read", "intake.batch.read"])).toBe(false);
});
