import fc from "fast-check";
import { expect, it } from "vitest";
import { numberSet } from "./number-set.ts";

const number = fc.oneof(
  // Close to each other, at both ends of what a NIK can be, and what is none at all.
  fc.integer({ min: 0, max: 40 }).map((serial) => `36021401019${String(serial).padStart(5, "0")}`),
  fc.integer({ min: 0, max: 3 }).map((serial) => `999999999999999${6 + serial}`),
  fc.constantFrom("1100000000000000", "1100000000000001", "0000000000000000", "1099999999999999", "", "12"),
  fc.string({ unit: fc.constantFrom("1", "9", "x"), minLength: 15, maxLength: 17 }),
);

it("tells exactly the numbers that were added more than once", () => {
  fc.assert(
    fc.property(fc.array(number, { maxLength: 200 }), (numbers) => {
      const set = numberSet();
      for (const one of numbers) set.add(one);
      const twice = numbers.filter((one, index) => numbers.indexOf(one) !== index);
      expect(new Set(set.repeated())).toEqual(new Set(twice));
    }),
  );
});

it("stays right while it grows", () => {
  const set = numberSet();
  const nik = (index: number) => String(3_602_140_101_900_000n + BigInt(index) * 7n);
  for (let index = 0; index < 150_000; index += 1) set.add(nik(index));
  set.add(nik(149_999));
  set.add(nik(3));
  expect(set.repeated()).toEqual([nik(149_999), nik(3)]);
});
