import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawName } from "#demo/province/names.ts";
import { Random } from "#demo/province/random.ts";
import { type LinkRecord, linkFields, linkName, scorePair } from "#modules/registry/contract/linkage.ts";
import { nameKey } from "#modules/registry/server/index.ts";
import { loadPeople } from "./engine/load-people.ts";
import { measureNames } from "./engine/measure-names.ts";
import { type Engine, openEngine } from "./engine/open-engine.ts";
import { levelsSql, scoreCandidates } from "./engine/score.ts";
import { deliveredModel } from "./reference-model.ts";

interface Raw {
  readonly nik: string;
  readonly kk: string;
  readonly name: string;
  readonly mother: string;
  readonly born: string;
  readonly sex: "" | "L" | "P";
  readonly place: string;
  readonly account: string;
}

const two = (value: number) => String(value).padStart(2, "0");

/** People out of few values with slips of the pen, so that every level occurs among their pairs. */
function somePeople(count: number): Raw[] {
  const random = new Random(5);
  const names = Array.from({ length: 60 }, () => drawName(random, "L", 1950 + random.below(60)));
  const slip = (text: string): string => {
    if (text.length < 3) return text;
    const at = 1 + random.below(text.length - 2);
    const kind = random.below(5);
    if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
    if (kind === 1) return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
    if (kind === 2) return text.split(" ").toReversed().join(" ");
    if (kind === 3) return text.replace(/(\S)\S+ /, "$1 ");
    return text.replace(" ", "");
  };
  const digit = (text: string, from: number, upto: number): string => {
    const at = from + random.below(upto - from);
    return text.slice(0, at) + String(random.below(10)) + text.slice(at + 1);
  };
  return Array.from({ length: count }, () => {
    const [y, month, day] = [1960 + random.below(3), 1 + random.below(12), 1 + random.below(12)];
    const born = random.chance(0.1)
      ? ""
      : random.chance(0.2)
        ? `${y}-01-01`
        : `${y}-${two(month)}-${two(day)}`;
    const nik = `36020${1 + random.below(2)}${two(day)}${two(month)}${two(y % 100)}90${two(random.below(5))}`;
    const swapped = nik.slice(0, 8) + nik.charAt(9) + nik.charAt(8) + nik.slice(10);
    const name = random.pick(names);
    return {
      nik: random.chance(0.1)
        ? ""
        : random.chance(0.2)
          ? digit(nik, 0, 16)
          : random.chance(0.1)
            ? swapped
            : nik,
      kk: random.chance(0.2) ? "" : digit("3602010101109001", 14, 16),
      name: random.chance(0.02) ? "-" : random.chance(0.4) ? slip(name) : name,
      mother: random.chance(0.3) ? "" : random.chance(0.4) ? slip(random.pick(names)) : random.pick(names),
      born,
      sex: random.pick(["", "L", "P"] as const),
      place: random.pick(["3602012001", "3602012002", "3602022001", "3601012001", "360201", "3602", ""]),
      account: random.chance(0.5) ? "" : `00${1000 + random.below(15)}`,
    };
  });
}

const people = somePeople(120);
let folder = "";
let engine: Engine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "link-"));
  const file = join(folder, "people.csv");
  const lines = people.map((one, at) =>
    [
      "r",
      at,
      one.nik,
      one.kk,
      "",
      nameKey(one.name),
      one.mother,
      one.born,
      one.sex,
      one.place,
      one.account,
    ].join(","),
  );
  await writeFile(file, `${lines.join("\n")}\n`);
  engine = await openEngine(join(folder, "spill"), { memoryMb: 500, threads: 1 });
  await loadPeople(engine, [file]);
  await measureNames(engine, people.length, true);
  await engine.run(
    "create table candidates as select a.i as a, b.i as b, 1::integer as keys from people a join people b on a.i < b.i",
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const record = (one: Raw): LinkRecord => ({
  nik: one.nik || null,
  kk: one.kk || null,
  name: linkName(nameKey(one.name)),
  bornOn: one.born || null,
  sex: one.sex || null,
  mother: linkName(nameKey(one.mother)),
  placeCode: one.place || null,
  account: one.account || null,
});

/** Shares of spellings among the people: what the engine counts for itself. */
function shares(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) if (key !== "") counts[key] = (counts[key] ?? 0) + 1 / people.length;
  return counts;
}

describe("comparing in the engine and in JavaScript", () => {
  it("gives the same level for every field of every pair", async () => {
    const rows = await engine.rows<Record<string, number | null>>(levelsSql("candidates", "", true));
    expect(rows.length).toBe((people.length * (people.length - 1)) / 2);
    const model = await deliveredModel();
    const seen = new Set<string>();
    for (const row of rows) {
      const [a, b] = [people[row["a"] ?? 0], people[row["b"] ?? 0]];
      if (a === undefined || b === undefined) throw new Error("unknown person");
      const { levels } = scorePair(model, record(a), record(b), people.length);
      for (const field of linkFields) {
        seen.add(`${field} ${levels[field]}`);
        const told = row[`${field}_level`] ?? null;
        if (told !== levels[field])
          expect({ field, a, b, level: told }).toEqual({ field, a, b, level: levels[field] });
      }
    }
    // Each level but the rarest came up, so that the comparison says something.
    expect(seen.size).toBeGreaterThan(30);
  });

  it("gives the same weight for every pair", async () => {
    const delivered = await deliveredModel();
    const common = {
      names: shares(people.map((one) => linkName(nameKey(one.name)).sorted)),
      mothers: shares(people.map((one) => linkName(nameKey(one.mother)).sorted)),
    };
    const model = { ...delivered, common, thresholds: { review: -1000, propose: 0 } };
    await scoreCandidates(engine, model, people.length, true);
    const rows = await engine.rows<{ a: number; b: number; weight: number }>(
      "select a, b, weight from scored",
    );
    for (const { a, b, weight } of rows) {
      const [one, other] = [people[a], people[b]];
      if (one === undefined || other === undefined) throw new Error("unknown person");
      expect(scorePair(model, record(one), record(other), people.length).weight).toBeCloseTo(weight, 2);
    }
  });
});
