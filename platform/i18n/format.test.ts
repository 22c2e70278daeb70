import { describe, expect, it } from "vitest";
import {
  formatBytes,
  formatDate,
  formatInstant,
  formatLongDate,
  formatNumber,
  formatRelative,
  formatRupiah,
  formatShare,
  formatTimeLeft,
} from "./format.ts";

describe("formatting as an Indonesian office writes", () => {
  it("separates thousands with dots and decimals with commas", () => {
    expect(formatNumber(2_512_344)).toBe("2.512.344");
    expect(formatNumber(87_500_000_000n)).toBe("87.500.000.000");
    expect(formatBytes(1_100_000)).toBe("1,1 MB");
    expect(formatBytes(999)).toBe("999 B");
  });

  it("writes rupiah without decimals, a minus before the sign", () => {
    expect(formatRupiah(64_750_000)).toBe("Rp64.750.000");
    expect(formatRupiah(-1500n)).toBe("−Rp1.500");
  });

  it("never rounds a share to all or nothing", () => {
    expect([0, 0.001, 0.824, 0.9999, 1].map(formatShare)).toEqual(["0 %", "< 1 %", "82 %", "99 %", "100 %"]);
  });

  it("writes dates day first, and leaves what is no date alone", () => {
    expect(formatDate("2026-10-17")).toBe("17-10-2026");
    expect(formatDate("tidak diketahui")).toBe("tidak diketahui");
    expect(formatLongDate("2026-10-17", "id")).toBe("17 Oktober 2026");
    expect(formatLongDate("2026-10-17", "en")).toBe("17 October 2026");
  });

  it("tells the hour of Banten whatever the machine's zone", () => {
    expect(formatInstant("2026-10-17T20:05:00Z", "id")).toBe("18 Okt 2026, 03.05 WIB");
  });

  it("tells how long ago in the largest whole unit", () => {
    const now = new Date("2026-11-27T00:00:00Z");
    expect(formatRelative("2026-10-17T00:00:00Z", now, "id")).toBe("bulan lalu");
    expect(formatRelative("2026-11-24T00:00:00Z", now, "id")).toBe("3 hari yang lalu");
    expect(formatRelative("2026-11-27T02:00:00Z", now, "en")).toBe("in 2 hours");
  });

  it("rounds time left upwards", () => {
    expect([3, 61, 5400].map((seconds) => formatTimeLeft(seconds, "id"))).toEqual([
      "±10 detik",
      "±2 menit",
      "±2 jam",
    ]);
  });
});
