import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ProgrammeDefinition } from "../contract/definition.ts";
import { differences } from "./differences.ts";

const jamsosratu = ProgrammeDefinition.parse(
  JSON.parse(
    readFileSync(
      join(import.meta.dirname, "../../../reference/programmes/jamsosratu/programme.json"),
      "utf8",
    ),
  ),
);
const copy = (): ProgrammeDefinition => structuredClone(jamsosratu);

it("tells nothing where nothing changed", () => {
  expect(differences(jamsosratu, copy())).toEqual([]);
});

it("names the field by its part's code, money and quotas as figures", () => {
  const after = copy();
  after.components = after.components.map((part) => ({ ...part, amountRupiah: 2_000_000 }));
  after.quota.byRegion["3602"] = 11_400;
  after.effectiveUpto = "2027-12-31";
  expect(differences(jamsosratu, after)).toEqual([
    { path: ["effectiveUpto"], kind: "added", before: null, after: "2027-12-31" },
    {
      path: ["components", "bantuan", "amountRupiah"],
      kind: "changed",
      before: "1750000",
      after: "2000000",
    },
    { path: ["quota", "byRegion", "3602"], kind: "changed", before: "11397", after: "11400" },
  ]);
});

it("tells a whole part that came or went once, by its label, and texts one by one", () => {
  const after = copy();
  after.criteria = after.criteria.slice(0, 2);
  after.legalBasis = [...after.legalBasis.slice(1), "Pergub Banten 1/2027"];
  after.budget = null;
  expect(differences(jamsosratu, after)).toEqual([
    { path: ["legalBasis"], kind: "removed", before: "Pergub Banten 2/2013", after: null },
    { path: ["legalBasis"], kind: "added", before: null, after: "Pergub Banten 1/2027" },
    { path: ["criteria", "bukan-pkh"], kind: "removed", before: "Bukan penerima PKH", after: null },
    { path: ["budget"], kind: "removed", before: "1.06.05.1.02, 5.1.06, 87500000000", after: null },
  ]);
});

it("tells a changed order only where order decides", () => {
  const after = copy();
  after.ranking = after.ranking.toReversed();
  after.documents = after.documents.toReversed();
  expect(differences(jamsosratu, after)).toEqual([
    {
      path: ["ranking", "order"],
      kind: "changed",
      before: "desil, balita, anggota",
      after: "anggota, balita, desil",
    },
  ]);
});
