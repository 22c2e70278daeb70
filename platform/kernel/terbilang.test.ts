import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { terbilang } from "./terbilang.ts";

describe("terbilang", () => {
  it.each([
    [0n, "nol"],
    [1n, "satu"],
    [10n, "sepuluh"],
    [11n, "sebelas"],
    [12n, "dua belas"],
    [20n, "dua puluh"],
    [21n, "dua puluh satu"],
    [100n, "seratus"],
    [111n, "seratus sebelas"],
    [200n, "dua ratus"],
    [1000n, "seribu"],
    [1001n, "seribu satu"],
    [1100n, "seribu seratus"],
    [2000n, "dua ribu"],
    [21_000n, "dua puluh satu ribu"],
    [101_000n, "seratus satu ribu"],
    [1_000_000n, "satu juta"],
    [1_001_000n, "satu juta seribu"],
    [1_750_000n, "satu juta tujuh ratus lima puluh ribu"],
    [1_000_000_011n, "satu miliar sebelas"],
    [-5n, "minus lima"],
    [
      999_999_999_999_999_999n,
      `${["kuadriliun", "triliun", "miliar", "juta", "ribu"].map((unit) => `sembilan ratus sembilan puluh sembilan ${unit}`).join(" ")} sembilan ratus sembilan puluh sembilan`,
    ],
  ])("%i", (amount, words) => {
    expect(terbilang(amount)).toBe(words);
  });

  it("says every amount so that it can be read back, in single spaced words", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (amount) => {
        const words = terbilang(amount);
        expect(words).not.toMatch(/ {2}|^ | $|undefined/);
        expect(readBack(words)).toBe(amount);
      }),
    );
  });

  it("refuses what it cannot say", () => {
    expect(() => terbilang(10n ** 18n)).toThrow(RangeError);
  });
});

/** The other direction, written independently: adds up the words. */
function readBack(words: string): bigint {
  const units: Record<string, bigint> = {
    ribu: 1000n,
    juta: 10n ** 6n,
    miliar: 10n ** 9n,
    triliun: 10n ** 12n,
    kuadriliun: 10n ** 15n,
  };
  const ones = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"];
  let total = 0n;
  let group = 0n;
  let last = 0n;
  for (const word of words
    .replaceAll("seribu", "satu ribu")
    .replaceAll("seratus", "satu ratus")
    .replaceAll("sepuluh", "satu puluh")
    .replaceAll("sebelas", "satu belas")
    .split(" ")) {
    const unit = units[word];
    if (unit !== undefined) {
      total += (group + last) * unit;
      group = 0n;
      last = 0n;
    } else if (word === "ratus") {
      group += last * 100n;
      last = 0n;
    } else if (word === "puluh") {
      group += last * 10n;
      last = 0n;
    } else if (word === "belas") {
      group += last + 10n;
      last = 0n;
    } else {
      last = BigInt(ones.indexOf(word));
    }
  }
  return total + group + last;
}
