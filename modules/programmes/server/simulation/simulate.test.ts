import { beforeAll, expect, it } from "vitest";
import { aFamily, aRank, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { simulate } from "../../contract/simulate.ts";
import type { ScenarioChange } from "../../contract/simulation-shapes.ts";
import { assessEverybody } from "../testing/assess.ts";
import { aHold } from "../testing/programmes.ts";
import { handler } from "./simulate.ts";

const db = useDatabase();
const permissions = ["programmes.simulation.run", "programmes.coverage.list"];
const province = anActor({ areaCode: "36", permissions });
const villages = ["3602142001", "3602142002", "3604052001"];

interface Known {
  readonly family: BuiltFamily;
  readonly region: string;
  readonly decile: number | null;
  readonly ages: readonly number[];
  readonly held: boolean;
  lot: bigint;
}
const known: Known[] = [];

/** The same families at every run: a small generator with a fixed seed. */
function draws(seed: number) {
  let state = seed;
  return (upto: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * upto);
  };
}

beforeAll(async () => {
  const draw = draws(7);
  for (let number = 0; number < 60; number++) {
    const placeCode = villages[draw(3)] ?? "";
    // Nobody is 6, where the school decides, and nobody's birthday is the reference date.
    const ages = [20 + draw(60), ...Array.from({ length: draw(4) }, () => [2, 4, 30, 64, 75][draw(5)] ?? 2)];
    const decile = draw(8) === 0 ? null : 1 + draw(10);
    const members = ages.map((age, index) => ({
      bornOn: `${2026 - age}-01-05`,
      sex: index % 2 === 0 ? ("P" as const) : ("L" as const),
    }));
    const family = await aFamily(db(), { placeCode, members });
    if (decile !== null) await aRank(db(), family, decile, "2026-01-01");
    const held = number % 15 === 0;
    if (held) await aHold(db(), { code: "pkh", placeCode, subjectKind: "family", subjectId: family.id });
    known.push({ family, region: placeCode.slice(0, 4), decile, ages, held, lot: 0n });
  }
  const { rows } = await db().owner.query<{ id: string; lot: bigint }>(
    "select f.id, uuid_hash_extended(f.id, 0) as lot from registry.families f",
  );
  for (const one of known) one.lot = rows.find(({ id }) => id === one.family.id)?.lot ?? 0n;
  await assessEverybody(db());
});

interface Rules {
  readonly decile: number;
  readonly elderly: number;
  /** Rupiah of a child under six and of an elderly member. */
  readonly child: number;
  readonly old: number;
  readonly total: number | null;
  readonly byRegion: Readonly<Record<string, number>>;
  readonly ceiling: number | null;
}
const todays: Rules = {
  decile: 4,
  elderly: 70,
  child: 3_000_000,
  old: 2_400_000,
  total: null,
  byRegion: {},
  ceiling: null,
};

/** PKH judged one family after the other: nothing of the statement is used. */
function byHand(rules: Rules, within = "36") {
  const seen = known.filter(({ region, held }) => region.startsWith(within) && !held);
  const parts = (one: Known) => {
    const children = one.ages.filter((age) => age < 6).length;
    return {
      children,
      old: one.ages.filter((age) => age >= 70).length,
      counted: one.ages.some((age) => age <= 6 || age >= rules.elderly),
    };
  };
  const amountOf = (one: Known) =>
    Math.min(2, parts(one).children) * rules.child + Math.min(1, parts(one).old) * rules.old;
  const eligible = seen
    .filter((one) => one.decile !== null && one.decile <= rules.decile && parts(one).counted)
    .toSorted(
      (a, b) =>
        (a.decile ?? 0) - (b.decile ?? 0) || (b.ages[0] ?? 0) - (a.ages[0] ?? 0) || (a.lot < b.lot ? -1 : 1),
    );
  const taken: Record<string, number> = {};
  const within2 = eligible.filter(({ region }) => {
    taken[region] = (taken[region] ?? 0) + 1;
    return Object.keys(rules.byRegion).length === 0 || taken[region] <= (rules.byRegion[region] ?? 0);
  });
  let cost = 0;
  let open = true;
  const selected = within2.filter((one, index) => {
    open &&=
      (rules.total === null || index < rules.total) &&
      (rules.ceiling === null || cost + amountOf(one) <= rules.ceiling);
    if (open) cost += amountOf(one);
    return open;
  });
  const lacking = seen.filter((one) => one.decile === null && parts(one).counted);
  return { eligible, selected, cost, lacking: lacking.length };
}

const changes: ReadonlyArray<readonly [string, ScenarioChange, Partial<Rules>]> = [
  ["a stricter rank", { criteria: [{ code: "desil", rule: "desil in [1..2]" }] }, { decile: 2 }],
  [
    "a member nobody counted yet",
    {
      criteria: [
        { code: "komponen", rule: "jumlah_anak_usia_dini > 0 or ada_anggota(umur >= 60)" },
        { code: "desil", rule: "desil <= 6" },
      ],
    },
    { elderly: 60, decile: 6 },
  ],
  [
    "other amounts under a ceiling",
    {
      components: [
        { code: "usia-dini", amountRupiah: 1_000_000 },
        { code: "lansia", amountRupiah: 5_000_000 },
      ],
      ceilingRupiah: 24_000_000,
    },
    { child: 1_000_000, old: 5_000_000, ceiling: 24_000_000 },
  ],
  [
    "quota by region and in all",
    { quota: { total: 6, byRegion: { "3602": 5, "3604": 2 } } },
    { total: 6, byRegion: { "3602": 5, "3604": 2 } },
  ],
  [
    "quota of one region only",
    { quota: { total: null, byRegion: { "3604": 2 } } },
    { byRegion: { "3604": 2 } },
  ],
];

const run = (scenarios: readonly ScenarioChange[], actor = province, programmeCode = "pkh") =>
  callOperation(db(), handler, simulate, actor, {
    programmeCode,
    period: "2026",
    scenarios: scenarios.map((change, index) => ({ name: `Skenario ${index + 1}`, change })),
  });

it.each(changes)("counts what a count by hand counts: %s", async (_, change, rules) => {
  const out = await mustCall(db(), handler, simulate, province, {
    programmeCode: "pkh",
    period: "2026",
    scenarios: [{ name: "Coba", change }],
  });
  const [today, then] = [byHand(todays), byHand({ ...todays, ...rules })];
  const without = (some: readonly Known[], others: readonly Known[]) =>
    some.filter((one) => !others.includes(one)).length;
  expect(today.selected.length).toBeGreaterThan(5);
  expect(out.today.figures).toMatchObject({
    eligible: today.eligible.length,
    selected: today.selected.length,
    notReached: 0,
    lacking: today.lacking,
    costRupiah: String(today.cost),
    costPerYearRupiah: String(today.cost),
    enters: null,
  });
  expect(out.scenarios[0]?.figures).toMatchObject({
    eligible: then.eligible.length,
    selected: then.selected.length,
    notReached: then.eligible.length - then.selected.length,
    lacking: then.lacking,
    costRupiah: String(then.cost),
    enters: without(then.selected, today.selected),
    leaves: without(today.selected, then.selected),
    stays: then.selected.length - without(then.selected, today.selected),
  });
  for (const [dimension, keyOf] of [
    ["region", (one: Known) => one.region],
    ["decile", (one: Known) => String(one.decile)],
    ["sex", () => "P"],
    ["disability", () => "no"],
  ] as const)
    for (const group of out.scenarios[0]?.groups[dimension] ?? [])
      expect([group.key, group.eligible, group.selected]).toEqual([
        group.key,
        then.eligible.filter((one) => keyOf(one) === group.key).length,
        then.selected.filter((one) => keyOf(one) === group.key).length,
      ]);
});

it("answers three scenarios side by side as it answers each alone", async () => {
  const three = changes.slice(1, 4).map(([, change]) => change);
  const together = await run(three);
  if (!together.ok) throw new Error(together.refusal.code);
  for (const [index, change] of three.entries()) {
    const alone = await run([change]);
    expect(alone).toMatchObject({
      ok: true,
      out: { scenarios: [{ figures: together.out.scenarios[index]?.figures }] },
    });
  }
});

it("shows an officer of one kabupaten/kota no more than their own figures", async () => {
  const answer = await run([changes[0]?.[1] ?? {}], anActor({ areaCode: "3604", permissions }));
  const own = byHand(todays, "3604");
  expect(answer).toMatchObject({
    ok: true,
    out: {
      placeCode: "3604",
      today: { figures: { eligible: own.eligible.length, costRupiah: String(own.cost) } },
    },
  });
  if (answer.ok) expect(answer.out.today.groups.region.map(({ key }) => key)).toEqual(["3604"]);
});

it("hides counts from one to four from who may not open the lists", async () => {
  const planner = anActor({ areaCode: "36", permissions: ["programmes.simulation.run"] });
  const answer = await run([{ quota: { total: 3, byRegion: {} } }], planner);
  expect(answer).toMatchObject({
    ok: true,
    out: { smallHidden: true, scenarios: [{ figures: { selected: null, costRupiah: null } }] },
  });
});

it("judges persons, whose facts stand in the registry", async () => {
  const answer = await run(
    [{ criteria: [{ code: "umur", rule: "umur >= 70" }], quota: { total: null, byRegion: {} } }],
    province,
    "jslu",
  );
  const at = (age: number) =>
    known
      .filter(({ decile }) => decile !== null && decile <= 4)
      .reduce((sum, { ages }) => sum + ages.filter((one) => one >= age).length, 0);
  expect(answer).toMatchObject({
    ok: true,
    out: {
      unit: "person",
      today: { figures: { eligible: at(60), selected: at(60) } },
      scenarios: [{ figures: { eligible: at(70), leaves: at(60) - at(70), enters: 0 } }],
    },
  });
});

const refusals: ReadonlyArray<readonly [string, ScenarioChange]> = [
  ["SCENARIO_PART_UNKNOWN", { components: [{ code: "tidak-ada", amountRupiah: 1 }] }],
  ["SCENARIO_RULE_WRONG", { criteria: [{ code: "desil", rule: "dezil <= 4" }] }],
  ["SCENARIO_RULE_WRONG", { criteria: [{ code: "desil", rule: "desil <=" }] }],
];

it.each(refusals)("refuses with %s", async (code, change) => {
  expect(await run([change])).toMatchObject({ ok: false, refusal: { code, details: { scenario: 1 } } });
});

it("says when the programme or its assessment is not there", async () => {
  expect(await run([], province, "tidak-ada")).toMatchObject({ ok: false, status: 404 });
  expect(
    await callOperation(db(), handler, simulate, province, {
      programmeCode: "pkh",
      period: "2031",
      scenarios: [],
    }),
  ).toMatchObject({ ok: false, refusal: { code: "PERIOD_NOT_ASSESSED" } });
});
