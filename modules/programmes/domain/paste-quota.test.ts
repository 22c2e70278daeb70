import { expect, it } from "vitest";
import { readFigure, readPastedQuota } from "./paste-quota.ts";
import { freeCode, slugOf } from "./slug.ts";

const regions = [
  { code: "3601", label: "Kabupaten Pandeglang" },
  { code: "3602", label: "Kabupaten Lebak" },
  { code: "3671", label: "Kota Tangerang" },
];

it.each([
  ["11.397", 11_397],
  ["11,397", 11_397],
  ["1 002", 1002],
  ["  7 ", 7],
  ["1.234.567", 1_234_567],
  ["11,5", null],
  ["", null],
  ["-3", null],
  ["sebelas", null],
] as const)("reads the figure %s as %s", (text, figure) => {
  expect(readFigure(text)).toBe(figure);
});

it("matches lines by name or code, in any order, and names what it could not read", () => {
  const text =
    "Daerah\tKuota\r\nKab. Lebak\t11.397\r\n3601\tPandeglang\t12687\nKota Tangerang\t2936\nJumlah\t27020\n";
  expect(readPastedQuota(text, regions, "3601")).toEqual({
    byRegion: { "3602": 11_397, "3601": 12_687, "3671": 2936 },
    unread: ["Daerah\tKuota", "Jumlah\t27020"],
  });
});

it("fills a column of figures downwards from the cell it is pasted into", () => {
  expect(readPastedQuota("5\n6\n7\n", regions, "3602")).toEqual({
    byRegion: { "3602": 5, "3671": 6 },
    unread: ["7"],
  });
});

it("makes codes of labels, unlike those there are", () => {
  expect(slugOf("Umur ≥ 60 tahun (KTP)")).toBe("umur-60-tahun-ktp");
  expect(slugOf("60 ke atas")).toBe("ke-atas");
  expect(freeCode("Umur", new Set(["umur", "umur-2"]), "syarat")).toBe("umur-3");
  expect(freeCode("", new Set(), "syarat")).toBe("syarat");
});
