import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generated, readRows } from "../testing.ts";

const [nik, kk, status, decile, village] = [0, 1, 35, 37, 45];

/** Families and persons of a DTSEN file, as a reader of the files alone would see them. */
async function read(path: string) {
  const rows = [...(await readRows(path)).values()].slice(1).map((row) => row.cells);
  return {
    families: new Map(
      rows.map((cells) => [cells[kk] ?? "", { decile: cells[decile], village: cells[village] }]),
    ),
    persons: new Map(
      rows.map((cells) => [
        cells[nik] ?? "",
        { kk: cells[kk] ?? "", dead: cells[status]?.includes("MENINGGAL") === true },
      ]),
    ),
  };
}

describe("a later snapshot", () => {
  it.each([2, 4])(
    "differs from the one before by exactly what the truth of snapshot %d says",
    async (snapshot) => {
      const scale = 0.006;
      const { folder } = await generated({ scale, seed: 31, format: "dtsen", snapshot: snapshot - 1 });
      const { truth } = await generated({ scale, seed: 31, format: "dtsen", snapshot, out: folder });
      const before = await read(join(folder, snapshot === 2 ? "dtsen.csv" : `dtsen-${snapshot - 1}.csv`));
      const now = await read(join(folder, `dtsen-${snapshot}.csv`));
      const changes = truth.snapshot?.changes ?? [];
      const told = (kind: string, key: "kk" | "nik") =>
        of(kind)
          .map((one) => one[key] ?? "")
          .sort();
      const of = (kind: string) => changes.filter((one) => one.kind === kind);
      const formerKks = new Map(
        of("moved").flatMap((one) => (one.formerKk ? [[one.kk, one.formerKk] as const] : [])),
      );

      const newFamilies = [...now.families.keys()].filter(
        (one) => !before.families.has(one) && !formerKks.has(one),
      );
      expect(newFamilies.sort()).toEqual(told("new-family", "kk"));
      const left = new Set(formerKks.values());
      const gone = [...before.families.keys()].filter((one) => !now.families.has(one) && !left.has(one));
      expect(gone.sort()).toEqual(told("gone-family", "kk"));

      const stayed = [...now.families].flatMap(([key, is]) => {
        const was = before.families.get(formerKks.get(key) ?? key);
        return was ? [{ key, is, was }] : [];
      });
      const keys = (list: typeof stayed) => list.map((one) => one.key).sort();
      expect(keys(stayed.filter(({ is, was }) => Number(is.decile) > Number(was.decile)))).toEqual(
        told("decile-up", "kk"),
      );
      expect(keys(stayed.filter(({ is, was }) => Number(is.decile) < Number(was.decile)))).toEqual(
        told("decile-down", "kk"),
      );
      expect(keys(stayed.filter(({ is, was }) => is.village !== was.village))).toEqual(told("moved", "kk"));

      const died = [...now.persons]
        .filter(([key, one]) => one.dead && before.persons.get(key)?.dead === false)
        .map(([key]) => key);
      expect(died.sort()).toEqual(told("dead", "nik"));
      const newcomers = new Set(newFamilies);
      const born = [...now.persons]
        .filter(([key, one]) => !before.persons.has(key) && !newcomers.has(one.kk))
        .map(([key]) => key);
      expect(born.sort()).toEqual(told("new-person", "nik"));
      const goneFamilies = new Set(gone);
      const buried = [...before.persons]
        .filter(([key, one]) => !now.persons.has(key) && !goneFamilies.has(one.kk))
        .map(([key]) => key);
      expect(buried.sort()).toEqual(told("gone-person", "nik"));
      for (const kind of [
        "new-family",
        "gone-family",
        "decile-up",
        "moved",
        "dead",
        "family-changed",
        "person-changed",
      ]) {
        expect(of(kind).length).toBeGreaterThan(0);
      }
      expect(truth.snapshot?.counts["moved"]).toBe(of("moved").length);
    },
  );
});
