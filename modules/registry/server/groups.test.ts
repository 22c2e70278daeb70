import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { changeGroupMembers } from "../contract/change-group-members.ts";
import { createGroup } from "../contract/create-group.ts";
import { getGroup } from "../contract/get-group.ts";
import { listGroups } from "../contract/list-groups.ts";
import { handler as changeGroupMembersHandler } from "./change-group-members.ts";
import { handler as createGroupHandler } from "./create-group.ts";
import { handler as getGroupHandler } from "./get-group.ts";
import { handler as listGroupsHandler } from "./list-groups.ts";
import { aFamily, aLonePerson } from "./testing/builders.ts";

const db = useDatabase();
const village = "3602142001";
const permissions = ["registry.group.record", "registry.group.read", "registry.group.list"];
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
