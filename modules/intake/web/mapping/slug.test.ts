import fc from "fast-check";
import { expect, it } from "vitest";
import { slugOf } from "./slug.ts";

it("makes an id of a name", () => {
  expect(slugOf("Daftar Lansia 2026")).toBe("daftar-lansia-2026");
  expect(slugOf("  Rekap: PPKS (café) ")).toBe("rekap-ppks-cafe");
  expect(slugOf("…")).toBe("berkas");
});

it("always makes an id that the contract takes", () => {
  fc.assert(fc.property(fc.string({ maxLength: 120 }), (title) => /^[a-z0-9-]{2,60}$/.test(slugOf(title))));
});
