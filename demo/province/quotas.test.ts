import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decileCounts, householdsAtScaleOne, largestRemainder, quotasAt } from "./quotas.ts";

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

describe("quotasAt", () => {
  it("has the published figures at scale 1", () => {
    const { households, deciles, byRegion } = quotasAt(1);
    expect(households).toBe(654_785);
    expect(deciles).toEqual([94_979, 144_374, 215_628, 199_804]);
    expect(byRegion.size).toBe(8);
    // 270.52 of 814.03 thousand poor people live in Kab. Tangerang.
    expect(sum(byRegion.get("3603") ?? [])).toBe(Math.round((householdsAtScaleOne * 270.52) / 814.03));
  });

  it("keeps both margins exact at any scale", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.00001, max: 2, noNaN: true }), (scale) => {
        const { households, deciles, byRegion } = quotasAt(scale);
        const rows = [...byRegion.values()];
        expect(sum(deciles)).toBe(households);
        expect(sum(rows.map(sum))).toBe(households);
        decileCounts.forEach((_, at) => expect(sum(rows.map((row) => row[at] ?? 0))).toBe(deciles[at]));
        expect(rows.flat().every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("puts more of the poorest where poverty is higher", () => {
    const { byRegion } = quotasAt(1);
    const share = (code: string): number => (byRegion.get(code)?.[0] ?? 0) / sum(byRegion.get(code) ?? [1]);
    expect(share("3601")).toBeGreaterThan(share("3674"));
  });
});

describe("largestRemainder", () => {
  it("hands the missing ones to the largest rests, first come on a tie", () => {
    expect(largestRemainder(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(largestRemainder(0, [3, 4])).toEqual([0, 0]);
    expect(largestRemainder(5, [0, 1])).toEqual([0, 5]);
  });
});
