import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isCivilDate } from "#platform/kernel/dates.ts";
import { nikDoubts, parseNik } from "#platform/kernel/nik.ts";
import { loadProfile } from "./formats/profile.ts";
import { quotasAt } from "./province/quotas.ts";
import { generated, readRows } from "./testing.ts";

const hashOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("generate", () => {
  it("writes the same bytes for the same seed, other ones for another, and says so in the truth", async () => {
    const [once, again, other] = [
      await generated({ scale: 0.002, seed: 7, format: "dtsen", errors: "typical" }),
      await generated({ scale: 0.002, seed: 7, format: "dtsen", errors: "typical" }),
      await generated({ scale: 0.002, seed: 8, format: "dtsen", errors: "typical" }),
    ];
    expect(again.truth).toEqual(once.truth);
    expect(once.truth.files[0]?.sha256).toBe(hashOf(join(once.folder, "dtsen.csv")));
    expect(other.truth.files[0]?.sha256).not.toBe(once.truth.files[0]?.sha256);
    for (const { file } of once.truth.fileFaults) {
      expect(hashOf(join(once.folder, file))).toBe(hashOf(join(again.folder, file)));
    }
  });

  it("writes XLSX with the same bytes too", async () => {
    const options = { scale: 0.0005, seed: 3, format: "bdt2015", xlsx: true } as const;
    const once = await generated(options);
    expect((await generated(options)).truth).toEqual(once.truth);
    expect(once.truth.files[0]?.name).toBe("bdt2015.xlsx");
  });

  it.each([0.0001, 0.0013, 0.005])("has the exact households and deciles at scale %d", async (scale) => {
    const { truth } = await generated({ scale, seed: 1, format: "siks" });
    const quotas = quotasAt(scale);
    expect(truth.households).toBe(quotas.households);
    expect(["1", "2", "3", "4"].map((decile) => truth.deciles[decile] ?? 0)).toEqual(quotas.deciles);
    for (const [region, deciles] of quotas.byRegion) {
      expect(truth.regions[region] ?? 0).toBe(deciles.reduce((sum, count) => sum + count, 0));
    }
    expect(truth.files[0]?.rows).toBe(truth.persons + 1);
  });

  it("holds nothing that breaks a rule when no errors are asked for", async () => {
    const { folder, truth } = await generated({ scale: 0.01, seed: 4, format: "dtsen" });
    const rows = await readRows(join(folder, "dtsen.csv"));
    expect(rows.get(1)?.cells).toEqual(loadProfile("dtsen").columns.map((column) => column.header));
    rows.delete(1);
    const niks = new Set<string>();
    const heads = new Map<string, number>();
    for (const { cells } of rows.values()) {
      const [nik = "", kk = "", name = "", , bornOn = "", sex = "", relation = ""] = cells;
      const parsed = parseNik(nik);
      expect(parsed.ok && nikDoubts(parsed.parts, { bornOn, sex: sex === "1" ? "L" : "P" })).toEqual([]);
      expect(Number(nik.slice(12))).toBeGreaterThanOrEqual(9000);
      expect(isCivilDate(bornOn) && bornOn > "1906-01-01" && bornOn <= "2026-01-17").toBe(true);
      expect(name).toMatch(/^[A-Z][A-Z.']*( [A-Z.']+)*$/);
      expect(kk).toMatch(/^36\d{10}9\d{3}$/);
      niks.add(nik);
      heads.set(kk, (heads.get(kk) ?? 0) + (relation === "1" ? 1 : 0));
    }
    expect(niks.size).toBe(truth.persons);
    expect(heads.size).toBe(truth.households);
    expect([...heads.values()].every((count) => count === 1)).toBe(true);
    expect(truth.planted).toEqual([]);
    // Plausible size of a family; 3.9 nationally among the poor.
    expect(truth.persons / truth.households).toBeGreaterThan(3.6);
    expect(truth.persons / truth.households).toBeLessThan(4.2);
  });

  it("has people of the islands", async () => {
    const { folder } = await generated({ scale: 0.003, seed: 4, format: "recipients", area: "3604" });
    const { folder: whole } = await generated({ scale: 0.003, seed: 4, format: "dtsen", area: "360413" });
    const text = readFileSync(join(whole, "dtsen.csv"), "utf8");
    expect(text).toContain("WARGASARA");
    expect(text).toContain("PULAU TUNDA");
    expect(readFileSync(join(folder, "penerima-program.csv"), "utf8")).not.toContain("KAB. LEBAK");
  });

  it("keeps the odd shapes of real files", async () => {
    const siks = await generated({ scale: 0.0002, seed: 1, format: "siks" });
    const [header = ""] = readFileSync(join(siks.folder, "siks-dtks.csv"), "utf8").split("\n");
    expect(header).toMatch(/^ID DTKS\|PROVINSI\|KABUPATEN\/KOTA\|KECAMATAN\|DESA\/KELUARAHAN\|ALAMAT\|/);
    const bdt = await generated({ scale: 0.0002, seed: 1, format: "bdt2015", xlsx: true });
    const rows = await readRows(join(bdt.folder, "bdt2015.xlsx"));
    expect(rows.get(1)?.cells).toHaveLength(101);
    expect(rows.get(2)?.cells.slice(0, 3)).toEqual(["KOLOM", "2", "3"]);
    expect(rows.get(3)?.cells[1]).toMatch(/^36\d{2}9\d{2}\d{3}\d{8}$/);
    const opensid = await generated({ scale: 0.001, seed: 1, format: "opensid", perVillage: true });
    expect(opensid.truth.files.length).toBeGreaterThan(100);
    const village = readFileSync(join(opensid.folder, opensid.truth.files[0]?.name ?? ""), "utf8");
    expect(village.split("\n")[0]?.split(",")).toHaveLength(43);
  });

  it("splits nothing and loses nobody when written for one region only", async () => {
    const whole = await generated({ scale: 0.002, seed: 9, format: "dtsen" });
    const part = await generated({ scale: 0.002, seed: 9, format: "dtsen", area: "3672" });
    const wanted = readFileSync(join(whole.folder, "dtsen.csv"), "utf8")
      .split("\n")
      .filter((line, at) => at === 0 || line.includes(",3672,"));
    expect(readFileSync(join(part.folder, "dtsen.csv"), "utf8").trimEnd().split("\n")).toEqual(wanted);
  });

  it("refuses a scale or snapshot that makes no sense", async () => {
    await expect(generated({ scale: 0, seed: 1, format: "dtsen" })).rejects.toThrow(RangeError);
    await expect(generated({ scale: 1, seed: 1, format: "dtsen", snapshot: 9 })).rejects.toThrow(RangeError);
  });
});
