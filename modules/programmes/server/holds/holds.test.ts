import { beforeEach, expect, it } from "vitest";
import { aFamily, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { liftHold } from "../../contract/lift-hold.ts";
import { listHolds } from "../../contract/list-holds.ts";
import { placeHold } from "../../contract/place-hold.ts";
import { handler as liftHandler } from "./lift-hold.ts";
import { handler as listHandler } from "./list-holds.ts";
import { handler as placeHandler } from "./place-hold.ts";

const db = useDatabase();
const permissions = ["programmes.hold.read", "programmes.hold.place"];
const officer = anActor({ bidang: "linjamsos", permissions });
const holder = anActor({ bidang: "linjamsos", compartments: ["victims"], permissions });
let family: BuiltFamily;

beforeEach(async () => {
  family = await aFamily(db(), {
    placeCode: "3602142001",
    members: [{}, { name: "SITI RAHMA", compartment: "victims" }],
  });
});

const place = (by: typeof officer, more: object = {}, options: { clock?: () => Date } = {}) =>
  callOperation(
    db(),
    placeHandler,
    placeHold,
    by,
    {
      programmeCode: "jamsosratu",
      subjectKind: "family",
      subjectId: family.id,
      kind: "paused",
      reason: "Menunggu kunjungan ulang",
      ...more,
    },
    options,
  );
const holds = async (by: typeof officer, more: object = {}) =>
  (await mustCall(db(), listHandler, listHolds, by, { subjectId: family.id, ...more })).holds;

it("stands until lifted, once per programme and subject, with who and why", async () => {
  const placed = await place(officer);
  if (!placed.ok) throw new Error("not placed");
  expect(await place(officer)).toMatchObject({ refusal: { code: "HOLD_ALREADY_STANDS" } });
  expect(await place(officer, { programmeCode: "uep", kind: "refused" })).toMatchObject({ ok: true });
  expect(await holds(officer)).toMatchObject([
    { programmeCode: "uep", kind: "refused", standing: "stands" },
    { programmeCode: "jamsosratu", kind: "paused", subjectName: "SARMANAH", untilOn: null },
  ]);
  const lift = () =>
    callOperation(db(), liftHandler, liftHold, officer, {
      holdId: placed.out.holdId,
      reason: "Sudah dikunjungi",
    });
  expect(await lift()).toMatchObject({ ok: true });
  expect(await lift()).toMatchObject({ refusal: { code: "HOLD_ALREADY_LIFTED" } });
  expect(await holds(officer, { standing: "all" })).toMatchObject([
    { programmeCode: "uep" },
    { standing: "lifted", liftReason: "Sudah dikunjungi" },
  ]);
  expect(await holds(officer, { programmeCode: "jamsosratu" })).toEqual([]);
});

it("ends by itself after its last day, and makes room for a new one", async () => {
  expect(await place(officer, { untilOn: "2020-01-01" })).toMatchObject({
    refusal: { code: "UNTIL_IN_PAST" },
  });
  const then = { clock: () => new Date("2026-01-10T03:00:00Z") };
  expect(await place(officer, { untilOn: "2026-01-31" }, then)).toMatchObject({ ok: true });
  expect(await holds(officer, { standing: "all" })).toMatchObject([{ standing: "over" }]);
  expect(await holds(officer)).toEqual([]);
  expect(await place(officer)).toMatchObject({ ok: true });
  expect(await holds(officer, { standing: "all" })).toMatchObject([
    { standing: "stands" },
    { standing: "lifted", liftReason: "Masanya berakhir." },
  ]);
});

it("belongs to the programme's division, to the area, and to the compartment of a protected person", async () => {
  const protectedId = family.members[1]?.id ?? "";
  const person = { programmeCode: "jslu", subjectKind: "person", subjectId: protectedId };
  expect(await place(officer, person)).toMatchObject({ refusal: { code: "SUBJECT_NOT_FOUND" } });
  expect(await place(holder, person)).toMatchObject({ ok: true });
  const list = (by: typeof officer) => mustCall(db(), listHandler, listHolds, by, { subjectId: protectedId });
  expect((await list(holder)).total).toBe(1);
  expect((await list(officer)).total).toBe(0);
  const named = await db().owner.query("select 1 from app.audit where kind = 'event' and subject_id = $1", [
    protectedId,
  ]);
  expect(named.rowCount).toBe(0);
  expect(await place(anActor({ bidang: "rehsos", permissions }))).toMatchObject({
    refusal: { code: "NOT_YOUR_DIVISION" },
  });
  expect(await place(anActor({ bidang: "linjamsos", areaCode: "3672", permissions }))).toMatchObject({
    refusal: { code: "SUBJECT_NOT_FOUND" },
  });
});
