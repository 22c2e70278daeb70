import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRupiah } from "./money.ts";

describe("formatRupiah", () => {
  it.each([
    [0n, "Rp0"],
    [999n, "Rp999"],
    [1000n, "Rp1.000"],
    [1_750_000n, "Rp1.750.000"],
    [-500n, "-Rp500"],
    [9_007_199_254_740_993n, "Rp9.007.199.254.740.993"],
  ])("%i", (amount, text) => {
    expect(formatRupiah(amount)).toBe(text);
  });

  it("loses no digit", () => {
    fc.assert(
      fc.property(fc.bigInt(), (amount) => BigInt(formatRupiah(amount).replace(/Rp|\./g, "")) === amount),
    );
  });
});
