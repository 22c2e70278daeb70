import { expect, it } from "vitest";
import { csvText } from "./csv-file.ts";

it("guards formulas, quotes what needs it and leaves figures alone", () => {
  expect(
    csvText([
      ["Nama", "Jumlah"],
      ["=1+1", -5],
      ['KP "BARU"; RT 1', 150_000n],
    ]),
  ).toBe('\uFEFFNama;Jumlah\r\n\'=1+1;-5\r\n"KP ""BARU""; RT 1";150000\r\n');
});
