import { beforeEach, expect, it } from "vitest";
import { aFamily, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { decideChanges } from "../../contract/decide-changes.ts";
import { listChangesProposed } from "../../contract/list-changes-proposed.ts";
import { aChange } from "../testing/changes.ts";
import { handler as decideHandler } from "./decide-changes.ts";
import { handler as listHandler } from "./list-changes-proposed.ts";

const db = useDatabase();
const verifier = anActor({
  areaCode: "3602",
  permissions: ["verification.change.read", "verification.change.decide"],
});
let family: BuiltFamily;

beforeEach(async () => {
  family = await aFamily(db(), { placeCode: "3602142001" });
});

const decide = (changeIds: string[], verdict: "accept" | "refuse" = "accept", reason = "", by = verifier) =>
  callOperation(db(), decideHandler, decideChanges, by, { changeIds, verdict, reason });
const history = async () =>
  (
    await db().owner.query<{ field: string; old_value: string | null; new_value: string | null }>(
      "select field, old_value, new_value from registry.changes where subject_id = any ($1::uuid[]) order by field",
      [[family.id, family.head.id]],
    )
  ).rows;

it("writes accepted changes through the registry, with its history, many together", async () => {
  const ids = [
    await aChange(db(), family, { field: "motherName", before: "", after: "MARSITI" }),
    await aChange(db(), family, { field: "maritalStatus", before: null, after: 2 }),
    await aChange(db(), family, { field: "housing.floorMaterial", before: null, after: 8, personal: false }),
    await aChange(db(), family, { field: "rt", before: "01", after: "05", personal: false }),
  ];
  expect(await decide(ids)).toMatchObject({
    ok: true,
    out: { results: ids.map(() => ({ state: "accepted" })) },
  });
  expect(await history()).toEqual([
    { field: "housing.floorMaterial", old_value: null, new_value: "8" },
    { field: "maritalStatus", old_value: null, new_value: "2" },
    { field: "motherName", old_value: null, new_value: "MARSITI" },
    { field: "rt", old_value: "01", new_value: "05" },
  ]);
  expect(await decide(ids)).toMatchObject({ refusal: { code: "CHANGE_DECIDED_BEFORE" } });
});

it("leaves a field the office changed since, and does not let one line that cannot be written hold up the others", async () => {
  await db().owner.query("update registry.persons set mother_name = 'ROHAYATI' where id = $1", [
    family.head.id,
  ]);
  const overtaken = await aChange(db(), family, { field: "motherName", before: "", after: "MARSITI" });
  const impossible = await aChange(db(), family, { field: "sex", before: "P", after: "X" });
  const fine = await aChange(db(), family, { field: "birthPlace", before: "", after: "LEBAK" });
  const outcome = await decide([overtaken, impossible, fine]);
  expect(outcome).toMatchObject({ ok: true });
  const states = outcome.ok
    ? new Map(outcome.out.results.map((one) => [one.changeId, [one.state, one.code]]))
    : new Map();
  expect([overtaken, impossible, fine].map((id) => states.get(id))).toEqual([
    ["overtaken", null],
    ["waiting", "INPUT_INVALID"],
    ["accepted", null],
  ]);
  expect((await history()).map(({ field }) => field)).toEqual(["birthPlace"]);
});

it("records a death found on a visit, and refuses with a reason only", async () => {
  const died = await aChange(db(), family, {
    act: "life-event",
    field: "died",
    after: { happenedOn: "2026-01-02", destination: "" },
  });
  const other = await aChange(db(), family, { field: "birthPlace", before: "", after: "LEBAK" });
  expect(await decide([died])).toMatchObject({ out: { results: [{ state: "accepted" }] } });
  const { rows } = await db().owner.query("select life_status from registry.persons where id = $1", [
    family.head.id,
  ]);
  expect(rows).toEqual([{ life_status: "dead" }]);
  expect(await decide([other], "refuse")).toMatchObject({ refusal: { code: "REASON_MISSING" } });
  expect(await decide([other], "refuse", "Tidak ada bukti")).toMatchObject({
    out: { results: [{ state: "refused" }] },
  });
});

it("lets nobody accept what they proposed, and shows numbers masked", async () => {
  const own = await aChange(db(), family, {
    field: "birthPlace",
    after: "LEBAK",
    proposedBy: verifier.userId,
  });
  expect(await decide([own])).toMatchObject({ refusal: { code: "PROPOSED_BY_YOURSELF" } });
  await aChange(db(), family, { field: "nik", before: family.head.nik, after: "3602144108549123" });
  const list = await mustCall(db(), listHandler, listChangesProposed, verifier, { limit: 200 });
  expect(JSON.stringify(list)).not.toContain("3602144108549123");
  expect(list.changes.find(({ field }) => field === "nik")).toMatchObject({
    name: "SARMANAH",
    before: expect.stringContaining("•"),
  });
});
