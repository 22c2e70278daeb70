import { expect, it } from "vitest";
import { checkDefinition } from "../../domain/check-definition.ts";
import { readReferenceProgrammes } from "./read-reference.ts";
import { ruleCheck } from "./rule-check.ts";

const programmes = await readReferenceProgrammes();
const newest = programmes.flatMap((files) => files.slice(-1)).map((file) => file.definition);
const known = newest.map(({ code, names, components }) => ({
  code,
  names,
  components: components.map((component) => component.code),
}));
const regions = new Set(["3601", "3602", "3603", "3604", "3671", "3672", "3673", "3674"]);
const all = programmes.flat();

it.each(all.map((file) => [file.file, file.definition] as const))(
  "%s: shape, codes, quotas, other programmes and rules hold",
  (_file, definition) => {
    const problems = checkDefinition(definition, {
      regions,
      programmes: known.filter((other) => other.code !== definition.code),
      approvedFrom: null,
      checkRule: ruleCheck(known),
    });
    expect(problems.filter((problem) => problem.severity === "error")).toEqual([]);
    // Chosen from proposal lists, not by rules: said in their summaries.
    const warned = problems.map((problem) => problem.code);
    expect(warned).toEqual(definition.code === "tali-asih" ? ["NO_CRITERIA"] : []);
  },
);

it("holds every programme the office knows", () => {
  expect(newest.map((definition) => definition.code)).toEqual([
    "alat-bantu-dengar",
    "alat-bantu-kaki-palsu",
    "alat-bantu-kursi-roda",
    "atensi-yapi",
    "bimbingan-eks-odgj",
    "blt-bbm",
    "bwblp-pelatihan",
    "jamsosratu",
    "jsanak",
    "jslu",
    "jsod",
    "kube",
    "pbi-jk",
    "pkh",
    "rtlh",
    "sembako",
    "tali-asih",
    "uep",
    "upsk",
  ]);
});

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);
const find = (code: string) =>
  all.filter((file) => file.definition.code === code).map((file) => file.definition);

it("keeps the figures of the sources: quotas, stages, ceilings, both batches of the fuel aid", () => {
  const [jamsosratu] = find("jamsosratu");
  expect(sum(Object.values(jamsosratu?.quota.byRegion ?? {}))).toBe(50_000);
  expect(jamsosratu?.cycle.stages.map((stage) => stage.amountRupiah)).toEqual([1_000_000, 750_000]);
  expect(jamsosratu?.cycle.stages[1]?.requires).toEqual(["p2k2", "sekolah", "kesehatan"]);
  expect(jamsosratu?.budget?.ceilingRupiah).toBe(50_000 * 1_750_000);
  const [uep] = find("uep");
  expect(sum(Object.values(uep?.quota.byRegion ?? {}))).toBe(2720);
  expect(uep?.coolingOff).toMatchObject([{ programme: "uep", years: 1 }]);
  const [first, second] = find("blt-bbm");
  expect([first?.quota.total, second?.quota.total]).toEqual([75_613, 4900]);
  expect((first?.quota.total ?? 0) + (second?.quota.total ?? 0)).toBe(80_513);
  expect(first?.budget?.ceilingRupiah).toBe(75_613 * 600_000);
  // The printed ceiling of the second batch is 800,000 above what it comes to.
  expect(second?.budget?.ceilingRupiah).toBe(4900 * 450_000 + 800_000);
  const [pkh] = find("pkh");
  expect(pkh?.components.map((part) => [part.code, part.amountRupiah, part.maxCount])).toEqual([
    ["hamil", 3_000_000, 2],
    ["usia-dini", 3_000_000, 2],
    ["sd", 900_000, null],
    ["smp", 1_500_000, null],
    ["sma", 2_000_000, null],
    ["disabilitas-berat", 2_400_000, 1],
    ["lansia", 2_400_000, 1],
  ]);
  expect(pkh?.maxComponents).toBe(4);
});

it("marks what no source was found for", () => {
  for (const definition of newest) expect(definition.unverified.length, definition.code).toBeGreaterThan(0);
  for (const definition of newest)
    for (const component of definition.components)
      if (component.amountRupiah === 0) expect(component.unverified, definition.code).toBe(true);
});
