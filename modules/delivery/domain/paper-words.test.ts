import { expect, it } from "vitest";
import { wordTemplate } from "../server/decree/word-templates.ts";
import { aDefinition } from "../server/testing/programme.ts";
import { paperFor } from "./paper-words.ts";

const definition = aDefinition("uji");

it("fills a new decree's words from the programme, general law before its own", () => {
  const words = paperFor(wordTemplate("new"), {
    definition,
    period: "2026-2",
    on: "2026-05-01",
    amends: null,
  });
  expect(words.template).toBe("sk-baru 2");
  expect(words.considering[0]).toBe("bahwa program untuk pengujian;");
  expect(words.rulings[0]).toContain("penerima Bantuan Uji Tahun 2026 ");
  expect(words.legalBasis.at(-1)).toBe("Peraturan Gubernur Nomor 0 Tahun 2022;");
  expect(words.copies.length).toBeGreaterThan(0);
});

it("takes the version that held on the day", () => {
  const on = (day: string) =>
    paperFor(wordTemplate("new"), { definition, period: "2023", on: day, amends: null }).template;
  expect([on("2023-12-31"), on("2024-01-01")]).toEqual(["sk-baru 1", "sk-baru 2"]);
});

it("says which decree is amended, and why", () => {
  const amends = { number: "400.9/12/2026", datedOn: "2026-02-01", because: "Dua penerima meninggal." };
  const words = paperFor(wordTemplate("amending"), { definition, period: "2026", on: "2026-05-01", amends });
  expect(words.considering).toContain("bahwa dua penerima meninggal;");
  expect(words.observing).toEqual(["Keputusan Nomor 400.9/12/2026 tanggal 01-02-2026;"]);
  for (const text of [...words.considering, ...words.rulings]) expect(text).not.toMatch(/[{}]/);
});
