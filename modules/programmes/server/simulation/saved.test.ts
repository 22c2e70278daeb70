import { beforeAll, expect, it } from "vitest";
import { aFamily, aRank, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { draftFromScenario } from "../../contract/draft-from-scenario.ts";
import { getSimulation } from "../../contract/get-simulation.ts";
import { listSimulated } from "../../contract/list-simulated.ts";
import { listSimulations } from "../../contract/list-simulations.ts";
import { saveSimulation } from "../../contract/save-simulation.ts";
import { assessEverybody } from "../testing/assess.ts";
import { aProgramme } from "../testing/programmes.ts";
import { handler as draftHandler } from "./draft-from-scenario.ts";
import { handler as getHandler } from "./get-simulation.ts";
import { handler as listedHandler } from "./list-simulated.ts";
import { handler as listHandler } from "./list-simulations.ts";
import { handler as saveHandler } from "./save-simulation.ts";

const db = useDatabase();
const permissions = ["programmes.simulation.run", "programmes.coverage.list", "programmes.version.edit"];
const planner = anActor({ areaCode: "36", permissions });
const colleague = anActor({ areaCode: "36", permissions });
const strict = { name: "Ketat", change: { criteria: [{ code: "desil", rule: "desil = 1" }] } };
const saved = { programmeCode: "pkh", period: "2026", title: "Usulan 2027", scenarios: [strict] };
let third: BuiltFamily;

beforeAll(async () => {
  for (const decile of [1, 3]) {
    third = await aFamily(db(), { placeCode: "3602142001", members: [{ bornOn: "1950-01-05" }] });
    await aRank(db(), third, decile, "2026-01-01");
  }
  await assessEverybody(db());
});

it("keeps a simulation to oneself until it is shared", async () => {
  const own = await mustCall(db(), saveHandler, saveSimulation, planner, { ...saved, shared: false });
  const given = await mustCall(db(), saveHandler, saveSimulation, planner, { ...saved, shared: true });
  expect(await mustCall(db(), getHandler, getSimulation, planner, own)).toMatchObject({
    scenarios: [strict],
    own: true,
  });
  expect(await callOperation(db(), getHandler, getSimulation, colleague, own)).toMatchObject({
    ok: false,
    status: 404,
  });
  const { simulations } = await mustCall(db(), listHandler, listSimulations, colleague, {});
  expect(simulations).toMatchObject([
    { ...given, title: "Usulan 2027", scenarioNames: ["Ketat"], own: false },
  ]);
});

it("lists who leaves, with masked numbers", async () => {
  const list = (kind: "leaving" | "entering" | "selected") =>
    mustCall(db(), listedHandler, listSimulated, planner, {
      programmeCode: "pkh",
      period: "2026",
      scenario: strict,
      kind,
    });
  expect(await list("leaving")).toMatchObject({
    total: 1,
    rows: [{ subjectKind: "family", subjectId: third.id, numberMasked: expect.stringContaining("•") }],
  });
  expect(await list("entering")).toEqual({ total: 0, rows: [] });
  expect(await list("selected")).toMatchObject({ total: 1 });
});

it("makes a scenario a draft that names its source, once", async () => {
  const { code } = await aProgramme(db());
  const officer = anActor({ areaCode: "36", bidang: "linjamsos", permissions });
  const scenario = {
    name: "Kuota 2027",
    change: { quota: { total: 9, byRegion: {} }, ceilingRupiah: 5_000_000 },
  };
  const draft = await mustCall(db(), draftHandler, draftFromScenario, officer, {
    programmeCode: code,
    scenario,
  });
  const { rows } = await db().owner.query(
    `select v.state, v.source, v.note, v.definition #>> '{quota,total}' as total, v.definition #>> '{budget,ceilingRupiah}' as ceiling
       from programmes.versions v where v.id = $1`,
    [draft.versionId],
  );
  expect(rows).toEqual([
    { state: "draft", source: "simulation", note: "Kuota 2027", total: "9", ceiling: "5000000" },
  ]);
  expect(draft.ceilingKept).toBe(true);
  expect(
    await callOperation(db(), draftHandler, draftFromScenario, officer, { programmeCode: code, scenario }),
  ).toMatchObject({ ok: false, refusal: { code: "DRAFT_OPEN" } });
  const other = anActor({ areaCode: "36", bidang: "rehsos", permissions });
  expect(
    await callOperation(db(), draftHandler, draftFromScenario, other, { programmeCode: code, scenario }),
  ).toMatchObject({ ok: false, status: 403 });
});
