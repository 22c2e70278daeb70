import { beforeEach, expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { endCondition } from "../contract/end-condition.ts";
import { getFamilyPage } from "../contract/get-family-page.ts";
import { listChanges } from "../contract/list-changes.ts";
import { recordCondition } from "../contract/record-condition.ts";
import { handler as endConditionHandler } from "./end-condition.ts";
import { handler as getFamilyPageHandler } from "./get-family-page.ts";
import { handler as listChangesHandler } from "./list-changes.ts";
import { handler as recordConditionHandler } from "./record-condition.ts";
import { aFamily, type BuiltFamily } from "./testing/builders.ts";

const db = useDatabase();
const permissions = ["registry.condition.record", "registry.family.read", "registry.change.list"];
const officer = anActor({ areaCode: "3602", permissions });
const holder = anActor({ areaCode: "3602", compartments: ["children-in-law"], permissions });
let family: BuiltFamily;

beforeEach(async () => {
  family = await aFamily(db(), {
    placeCode: "3602142001",
    members: [{}, { name: "DEDE", sex: "L", bornOn: "2012-05-05" }],
  });
});

const record = (by: typeof officer, member: number, ppksCode: string, more: object = {}) =>
  callOperation(db(), recordConditionHandler, recordCondition, by, {
    personId: family.members[member]?.id ?? "",
    ppksCode,
    sinceOn: "2026-01-05",
    evidenceKind: "home-visit",
    ...more,
  });

it("records several types of one person, each once", async () => {
  expect(await record(officer, 0, "08")).toMatchObject({ ok: true });
  expect(await record(officer, 0, "09", { disabilityKinds: 5 })).toMatchObject({ ok: true });
  expect(await record(officer, 0, "08")).toMatchObject({ refusal: { code: "CONDITION_ALREADY_HELD" } });
});

it.each([
  ["an older person's type for a child", 1, "08", {}, "AGE_OUTSIDE_LIMITS"],
  ["a women's type for a boy", 1, "23", {}, "SEX_NOT_FITTING"],
  ["a disability without its kind", 1, "05", {}, "DISABILITY_KINDS_MISSING"],
  ["a date to come", 0, "24", { sinceOn: "2999-01-01" }, "DATE_IN_FUTURE"],
  ["a type that does not exist", 0, "27", {}, "PPKS_UNKNOWN"],
  ["a protected type by one without the compartment", 1, "03", {}, "COMPARTMENT_NEEDED"],
] as const)("refuses %s", async (_what, member, code, more, refusal) => {
  expect(await record(officer, member, code, more)).toMatchObject({ ok: false, refusal: { code: refusal } });
});

it("shows a protected type, its history and its audit line to holders of its compartment alone", async () => {
  const recorded = await record(holder, 1, "03");
  expect(recorded.ok).toBe(true);
  const see = (by: typeof officer) =>
    mustCall(db(), getFamilyPageHandler, getFamilyPage, by, { familyId: family.id });
  expect((await see(holder)).conditions).toMatchObject([{ ppksCode: "03", isProtected: true }]);
  expect((await see(officer)).conditions).toEqual([]);
  const history = (by: typeof officer) =>
    mustCall(db(), listChangesHandler, listChanges, by, { subjectKind: "family", subjectId: family.id });
  expect((await history(holder)).changes).toHaveLength(1);
  expect((await history(officer)).changes).toEqual([]);
  const audit = await db().owner.query(
    "select 1 from app.audit where kind = 'event' and subject_id = $1 and type like 'registry.condition%'",
    [family.members[1]?.id],
  );
  expect(audit.rowCount).toBe(0);
});

it("ends a type with a reason, once, and not before it began", async () => {
  const recorded = await record(officer, 0, "12");
  if (!recorded.ok) throw new Error("not recorded");
  const end = (more: object = {}) =>
    callOperation(db(), endConditionHandler, endCondition, officer, {
      conditionId: recorded.out.conditionId,
      baseRevision: 1,
      untilOn: "2026-06-01",
      endReason: "Sudah bekerja",
      ...more,
    });
  expect(await end({ untilOn: "2026-01-04" })).toMatchObject({ refusal: { code: "ENDS_BEFORE_START" } });
  expect(await end()).toMatchObject({ ok: true, out: { revision: 2 } });
  expect(await end({ baseRevision: 2 })).toMatchObject({ refusal: { code: "ALREADY_ENDED" } });
  expect(await record(officer, 0, "12")).toMatchObject({ ok: true });
});
