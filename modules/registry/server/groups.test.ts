import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { changeGroup } from "../contract/change-group.ts";
import { changeGroupMembers } from "../contract/change-group-members.ts";
import { createGroup } from "../contract/create-group.ts";
import { getFamilyPage } from "../contract/get-family-page.ts";
import { getGroup } from "../contract/get-group.ts";
import { getPerson } from "../contract/get-person.ts";
import { listChanges } from "../contract/list-changes.ts";
import { listGroups } from "../contract/list-groups.ts";
import { handler as changeGroupHandler } from "./change-group.ts";
import { handler as changeGroupMembersHandler } from "./change-group-members.ts";
import { handler as createGroupHandler } from "./create-group.ts";
import { handler as getFamilyPageHandler } from "./get-family-page.ts";
import { handler as getGroupHandler } from "./get-group.ts";
import { handler as getPersonHandler } from "./get-person.ts";
import { handler as listChangesHandler } from "./list-changes.ts";
import { handler as listGroupsHandler } from "./list-groups.ts";
import { aFamily, aGroup, aLonePerson } from "./testing/builders.ts";

const db = useDatabase();
const village = "3602142001";
const permissions = [
  "registry.group.record",
  "registry.group.change",
  "registry.group.read",
  "registry.group.list",
  "registry.change.list",
  "registry.person.read",
  "registry.family.read",
];
const officer = anActor({ areaCode: "3602", permissions });
const input = {
  name: "KUBE MELATI",
  kind: "kube" as const,
  placeCode: village,
  sinceOn: "2026-01-01",
  reason: "SK desa",
};

it("keeps who joined and who left, each with the day", async () => {
  const { members } = await aFamily(db(), {
    placeCode: village,
    members: [{ name: "ICAH" }, { name: "UUM" }],
  });
  const [first = { id: "" }, second = { id: "" }] = members;
  const { groupId } = await mustCall(db(), createGroupHandler, createGroup, officer, {
    ...input,
    members: [{ personId: first.id, role: "chair" }],
  });
  const change = (baseRevision: number, more: object) =>
    callOperation(db(), changeGroupMembersHandler, changeGroupMembers, officer, {
      groupId,
      baseRevision,
      on: "2026-03-01",
      reason: "Berganti",
      ...more,
    });
  expect(await change(1, { join: [{ personId: second.id }], leave: [first.id] })).toMatchObject({ ok: true });
  expect(await change(2, { join: [{ personId: second.id }] })).toMatchObject({
    refusal: { code: "MEMBER_TWICE" },
  });
  expect(await change(2, { leave: [first.id] })).toMatchObject({ refusal: { code: "NOT_A_MEMBER" } });
  const group = await mustCall(db(), getGroupHandler, getGroup, officer, { groupId });
  expect(group.members).toMatchObject([
    { name: "UUM", role: "member", sinceOn: "2026-03-01", untilOn: null },
    { name: "ICAH", role: "chair", untilOn: "2026-03-01" },
  ]);
});

it("changes roles in place, and refuses who joins again before they had left", async () => {
  const { members } = await aFamily(db(), {
    placeCode: village,
    members: [{ name: "IPAH" }, { name: "EUIS" }],
  });
  const [ipah = { id: "" }, euis = { id: "" }] = members;
  const groupId = await aGroup(db(), village, "KUBE TERATAI", [ipah.id, euis.id]);
  const change = (baseRevision: number, more: object) =>
    callOperation(db(), changeGroupMembersHandler, changeGroupMembers, officer, {
      groupId,
      baseRevision,
      on: "2026-06-01",
      reason: "Musyawarah kelompok",
      ...more,
    });
  const role = { personId: ipah.id, role: "chair" as const };
  expect(await change(1, { roles: [role] })).toMatchObject({ ok: true });
  expect(await change(2, { roles: [role] })).toMatchObject({ refusal: { code: "NOTHING_CHANGED" } });
  const { changes } = await mustCall(db(), listChangesHandler, listChanges, officer, {
    subjectKind: "group",
    subjectId: groupId,
  });
  expect(changes).toMatchObject([
    { field: "memberRole", subjectName: "IPAH", oldValue: "member", newValue: "chair" },
  ]);
  expect(await change(2, { leave: [euis.id] })).toMatchObject({ ok: true });
  const back = { join: [{ personId: euis.id }] };
  expect(await change(3, { ...back, on: "2026-05-31" })).toMatchObject({
    refusal: { code: "MEMBERSHIP_OVERLAPS", details: { until: "01-06-2026" } },
  });
  expect(await change(3, { ...back, on: "2026-06-01" })).toMatchObject({ ok: true });
  const group = await mustCall(db(), getGroupHandler, getGroup, officer, { groupId });
  expect(group.members.map((one) => [one.name, one.role, one.untilOn])).toEqual([
    ["IPAH", "chair", null],
    ["EUIS", "member", null],
    ["EUIS", "member", "2026-06-01"],
  ]);
  // Both are of one family: a rule that is not checked yet wants 5 to 20.
  expect(group.size).toMatchObject({ families: 1, minFamilies: 5, maxFamilies: 20, unverified: true });
});

it("neither names nor counts a member whom the actor may not see", async () => {
  const hidden = await aLonePerson(db(), village, { name: "RAHASIA", compartment: "victims" });
  const holder = anActor({ areaCode: "3602", compartments: ["victims"], permissions });
  const { groupId } = await mustCall(db(), createGroupHandler, createGroup, holder, {
    ...input,
    name: "KUBE MAWAR",
    members: [{ personId: hidden.id }],
  });
  const seen = await mustCall(db(), getGroupHandler, getGroup, officer, { groupId });
  expect(seen.members).toEqual([]);
  const listed = await mustCall(db(), listGroupsHandler, listGroups, officer, {});
  expect(listed.groups.find((group) => group.groupId === groupId)?.memberCount).toBe(0);
  const other = await callOperation(db(), createGroupHandler, createGroup, officer, {
    ...input,
    members: [{ personId: hidden.id }],
  });
  expect(other).toMatchObject({ refusal: { code: "PERSON_NOT_FOUND" } });
});

it("corrects name and kind, keeps both values, and shows both versions to who comes too late", async () => {
  const groupId = await aGroup(db(), village, "KUBE ANGREK", []);
  const change = (baseRevision: number, changes: object) =>
    callOperation(db(), changeGroupHandler, changeGroup, officer, {
      groupId,
      baseRevision,
      changes,
      reason: "Sesuai SK",
    });
  expect(await change(1, { name: "KUBE ANGGREK", kind: "uep" })).toMatchObject({ ok: true });
  expect(await change(2, { name: "KUBE ANGGREK" })).toMatchObject({ refusal: { code: "NOTHING_CHANGED" } });
  expect(await change(1, { name: "KUBE ANGREK II" })).toMatchObject({
    refusal: {
      code: "STALE",
      details: {
        revision: 2,
        fields: [{ field: "name", stored: "KUBE ANGGREK", sent: "KUBE ANGREK II" }],
      },
    },
  });
  const history = await mustCall(db(), listChangesHandler, listChanges, officer, {
    subjectKind: "group",
    subjectId: groupId,
  });
  expect(history.changes).toMatchObject([
    { field: "kind", oldValue: "kube", newValue: "uep", reason: "Sesuai SK", source: "officer" },
    { field: "name", oldValue: "KUBE ANGREK", newValue: "KUBE ANGGREK", subjectName: "KUBE ANGGREK" },
  ]);
});

it("names joining and leaving in the history, but nobody out of sight", async () => {
  const { head } = await aFamily(db(), { placeCode: village, members: [{ name: "OMAH" }] });
  const hidden = await aLonePerson(db(), village, { name: "TERLINDUNG", compartment: "victims" });
  const holder = anActor({ areaCode: "3602", compartments: ["victims"], permissions });
  const groupId = await aGroup(db(), village, "KUBE KENANGA", []);
  await mustCall(db(), changeGroupMembersHandler, changeGroupMembers, holder, {
    groupId,
    baseRevision: 1,
    join: [{ personId: head.id }, { personId: hidden.id }],
    on: "2026-03-01",
    reason: "Anggota baru",
  });
  const namesFor = async (actor: typeof officer) =>
    (
      await mustCall(db(), listChangesHandler, listChanges, actor, {
        subjectKind: "group",
        subjectId: groupId,
      })
    ).changes.map((row) => row.newValue);
  expect(await namesFor(officer)).toEqual(["OMAH"]);
  expect(new Set(await namesFor(holder))).toEqual(new Set(["OMAH", "TERLINDUNG"]));
  const outcome = await callOperation(db(), changeGroupMembersHandler, changeGroupMembers, officer, {
    groupId,
    baseRevision: 2,
    join: [{ personId: hidden.id }],
    on: "2026-03-02",
    reason: "Mencoba",
  });
  expect(outcome).toMatchObject({ refusal: { code: "PERSON_NOT_FOUND" } });
});

it("finds groups by part of the name and by kind, counting groups and their members apart", async () => {
  const { members } = await aFamily(db(), { placeCode: village, members: [{ name: "A" }, { name: "B" }] });
  await aGroup(
    db(),
    village,
    "KUBE TERATAI 100%",
    members.map((one) => one.id),
  );
  const find = (input: object) => mustCall(db(), listGroupsHandler, listGroups, officer, input);
  expect(await find({ text: "teratai 100%" })).toMatchObject({
    total: 1,
    groups: [{ name: "KUBE TERATAI 100%", memberCount: 2 }],
  });
  expect((await find({ text: "teratai", kind: "uep" })).total).toBe(0);
  expect((await find({ text: "%" })).total).toBe(1);
  const first = await find({ limit: 1 });
  expect(first).toMatchObject({ groups: [{}], next: expect.any(String) });
  const second = await find({ limit: 1, after: first.next });
  expect(second.groups[0]?.groupId).not.toBe(first.groups[0]?.groupId);
  expect(second.total).toBe(first.total);
});

it("shows the groups on the page of the member and of the family, also across a border", async () => {
  const { id: familyId, head } = await aFamily(db(), { placeCode: village });
  const groupId = await aGroup(db(), "3603012001", "KUBE SEBERANG", [head.id]);
  const province = anActor({ areaCode: "36", permissions });
  const mine = { groupId, personId: head.id, name: "KUBE SEBERANG", role: "member", untilOn: null };
  const personOf = (actor: typeof officer) =>
    mustCall(db(), getPersonHandler, getPerson, actor, { personId: head.id });
  expect((await personOf(province)).groups).toMatchObject([mine]);
  expect((await personOf(officer)).groups).toEqual([]);
  const family = await mustCall(db(), getFamilyPageHandler, getFamilyPage, province, { familyId });
  expect(family.groups).toMatchObject([mine]);
  const group = await mustCall(db(), getGroupHandler, getGroup, province, { groupId });
  expect(group.members).toMatchObject([{ personId: head.id, nikMasked: expect.stringMatching(/\*|•/) }]);
});

it("refuses days that cannot be and records that live on in another", async () => {
  const { head } = await aFamily(db(), { placeCode: village });
  const groupId = await aGroup(db(), village, "KUBE CEMPAKA", [head.id]);
  const change = (on: string, more: object = {}) =>
    callOperation(db(), changeGroupMembersHandler, changeGroupMembers, officer, {
      groupId,
      baseRevision: 1,
      reason: "Keluar",
      leave: [head.id],
      on,
      ...more,
    });
  expect(await change("2024-12-31")).toMatchObject({ refusal: { code: "ENDS_BEFORE_START" } });
  expect(await change("2999-01-01")).toMatchObject({ refusal: { code: "DATE_IN_FUTURE" } });
  const merged = await aLonePerson(db(), village);
  await db().owner.query("update registry.persons set life_status = 'merged' where id = $1", [merged.id]);
  expect(await change("2026-01-01", { leave: [], join: [{ personId: merged.id }] })).toMatchObject({
    refusal: { code: "PERSON_NOT_FOUND" },
  });
});
