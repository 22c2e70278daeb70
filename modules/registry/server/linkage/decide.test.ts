import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { answerLinkCheck } from "../../contract/answer-link-check.ts";
import { confirmLinkAct } from "../../contract/confirm-link-act.ts";
import { decideLinkPair } from "../../contract/decide-link-pair.ts";
import { getLinkAgreement } from "../../contract/get-link-agreement.ts";
import { getLinkCheck } from "../../contract/get-link-check.ts";
import { getLinkPair } from "../../contract/get-link-pair.ts";
import { getLinkWork } from "../../contract/get-link-work.ts";
import { getPerson } from "../../contract/get-person.ts";
import { joinLinkRecords } from "../../contract/join-link-records.ts";
import { listLinkPairs } from "../../contract/list-link-pairs.ts";
import { undoLinkAct } from "../../contract/undo-link-act.ts";
import { undoMerge } from "../../contract/undo-merge.ts";
import { handler as readPerson } from "../get-person.ts";
import { aFamily } from "../testing/builders.ts";
import { aCheck, twoRecords } from "../testing/link-cases.ts";
import { aPair } from "../testing/pairs.ts";
import { handler as undoTheMerge } from "../undo-merge.ts";
import { handler as answer } from "./answer-link-check.ts";
import { handler as confirm } from "./confirm-link-act.ts";
import { handler as decide } from "./decide-link-pair.ts";
import { handler as agreement } from "./get-link-agreement.ts";
import { handler as nextCheck } from "./get-link-check.ts";
import { handler as read } from "./get-link-pair.ts";
import { handler as work } from "./get-link-work.ts";
import { handler as join } from "./join-link-records.ts";
import { handler as list } from "./list-link-pairs.ts";
import { handler as undo } from "./undo-link-act.ts";

const db = useDatabase();
const permissions = [
  "registry.link.decide",
  "registry.link.read",
  "registry.person.read",
  "registry.merge.undo",
];
const officer = (areaCode = "3602") => anActor({ areaCode, permissions });
const village = "3602142001";
const reason = "Tercatat dua kali";

const joining = (pairId: string, kept: string, members: readonly string[], baseRevision = 1) => ({
  pairId,
  baseRevision,
  keptId: kept,
  keptRevision: 1,
  members: members.map((id) => ({ id, revision: 1 })),
  reason,
});

it("remembers 'different' for good, also when the engine finds the pair again, and takes it back on request", async () => {
  const actor = officer();
  const { pairId, kept } = await twoRecords(db(), village);
  const decided = await mustCall(db(), decide, decideLinkPair, actor, {
    pairId,
    baseRevision: 1,
    decision: "different",
  });
  await db().owner.query(
    `insert into registry.link_pairs (kind, a_id, b_id, region_a, region_b, place_a, place_b, weight, probability)
     select kind, a_id, b_id, region_a, region_b, place_a, place_b, 20, 1 from registry.link_pairs where id = $1
     on conflict (kind, a_id, b_id) do update set weight = excluded.weight where link_pairs.state = 'open'`,
    [pairId],
  );
  const seen = await mustCall(db(), read, getLinkPair, actor, { pairId });
  expect(seen).toMatchObject({ state: "different", allowed: ["undo"], history: [{ decision: "different" }] });
  expect(seen.pairs[0]?.weight).toBeCloseTo(11.4);
  const person = await mustCall(db(), readPerson, getPerson, actor, { personId: kept.id });
  expect(person.suspicions).toEqual([]);
  await mustCall(db(), undo, undoLinkAct, actor, { actId: decided.actId });
  const again = await mustCall(db(), readPerson, getPerson, actor, { personId: kept.id });
  expect(again.suspicions).toMatchObject([{ pairId, state: "open" }]);
  expect(await callOperation(db(), undo, undoLinkAct, actor, { actId: decided.actId })).toMatchObject({
    refusal: { code: "ALREADY_UNDONE" },
  });
});

it("joins a cluster of three in one act with one kept record, and one undo takes all of it back", async () => {
  const actor = officer();
  const clusterId = "0199f0aa-0000-7000-8000-000000000001";
  const heads = [];
  for (const name of ["TATANG", "TATANG S", "TB TATANG"])
    heads.push((await aFamily(db(), { placeCode: village, members: [{ name }] })).head);
  const [one, two, three] = heads;
  if (!one || !two || !three) throw new Error("three were built");
  const side = (id: string) => ({ id, placeCode: village });
  const pairId = await aPair(db(), side(one.id), side(two.id), { clusterId });
  await aPair(db(), side(two.id), side(three.id), { clusterId });
  const seen = await mustCall(db(), read, getLinkPair, actor, { pairId });
  expect(seen.records.map((record) => record.id).toSorted()).toEqual(heads.map((head) => head.id).toSorted());
  const joined = await mustCall(
    db(),
    join,
    joinLinkRecords,
    actor,
    joining(pairId, one.id, [two.id, three.id]),
  );
  expect(joined.state).toBe("merged");
  const person = await mustCall(db(), readPerson, getPerson, actor, { personId: one.id });
  expect(person.merges.map((merge) => merge.mergedId).toSorted()).toEqual([two.id, three.id].toSorted());
  await mustCall(db(), undo, undoLinkAct, actor, { actId: joined.actId });
  const states = await db().owner.query(
    "select distinct state from registry.link_pairs where cluster_id = $1",
    [clusterId],
  );
  expect(states.rows).toEqual([{ state: "open" }]);
  expect((await mustCall(db(), readPerson, getPerson, actor, { personId: three.id })).mergedInto).toBeNull();
  expect(
    await callOperation(db(), join, joinLinkRecords, actor, {
      ...joining(pairId, one.id, ["0199f0aa-0000-7000-8000-000000000009"]),
      baseRevision: 3,
    }),
  ).toMatchObject({ refusal: { code: "NOT_OF_THIS_CLUSTER" } });
});

it("waits for a second person where a rule asks, who must be somebody else", async () => {
  const [first, second] = [officer(), officer()];
  const { pairId, kept, merged } = await twoRecords(db(), village, { probability: 0.7 });
  const input = joining(pairId, kept.id, [merged.id]);
  const out = await mustCall(db(), join, joinLinkRecords, first, input);
  expect(out).toMatchObject({ state: "awaiting-second", because: ["low-probability"] });
  expect((await mustCall(db(), work, getLinkWork, second, {})).toConfirm).toBe(1);
  expect((await mustCall(db(), work, getLinkWork, first, {})).toConfirm).toBe(0);
  const { actId } = out;
  expect(await callOperation(db(), confirm, confirmLinkAct, first, { actId, confirm: true })).toMatchObject({
    status: 403,
    refusal: { code: "SECOND_MUST_BE_ANOTHER" },
  });
  await db().owner.query("update registry.persons set revision = 2 where id = $1", [kept.id]);
  expect(await callOperation(db(), confirm, confirmLinkAct, second, { actId, confirm: true })).toMatchObject({
    refusal: { code: "RECORDS_CHANGED" },
  });
  await db().owner.query("update registry.persons set revision = 1 where id = $1", [kept.id]);
  await mustCall(db(), confirm, confirmLinkAct, second, { actId, confirm: true });
  const person = await mustCall(db(), readPerson, getPerson, first, { personId: merged.id });
  expect(person).toMatchObject({ lifeStatus: "merged", mergedInto: kept.id });
  const seen = await mustCall(db(), read, getLinkPair, first, { pairId });
  expect(seen.history.map((entry) => entry.decision)).toEqual(["confirm", "same"]);
});

it("lets the province join a person who moved to another kabupaten; the kabupaten alone sees no such pair", async () => {
  const [province, other] = [officer("36"), officer("36")];
  const here = await aFamily(db(), { placeCode: village, members: [{ name: "ICAH" }] });
  const there = await aFamily(db(), { placeCode: "3601012001", members: [{ name: "ICAH" }] });
  const pairId = await aPair(
    db(),
    { id: here.head.id, placeCode: village },
    { id: there.head.id, placeCode: "3601012001" },
  );
  expect(await callOperation(db(), read, getLinkPair, officer("3602"), { pairId })).toMatchObject({
    status: 404,
  });
  const seen = await mustCall(db(), read, getLinkPair, province, { pairId });
  expect(seen).toMatchObject({ doubt: "moved", differentPlaces: true, secondBecause: ["different-region"] });
  const input = joining(pairId, here.head.id, [there.head.id]);
  const { actId } = await mustCall(db(), join, joinLinkRecords, province, input);
  await mustCall(db(), confirm, confirmLinkAct, other, { actId, confirm: true });
  const { rows } = await db().owner.query("select region_code from registry.persons where id = $1", [
    there.head.id,
  ]);
  expect(rows).toEqual([{ region_code: "3602" }]);
  // Only who sees both places can bring the record back.
  const person = await mustCall(db(), readPerson, getPerson, officer(), { personId: here.head.id });
  expect(
    await callOperation(db(), undoTheMerge, undoMerge, officer(), {
      mergeId: person.merges[0]?.mergeId ?? "",
      reason,
    }),
  ).toMatchObject({ status: 403, refusal: { code: "MOVED_FROM_ELSEWHERE" } });
  await mustCall(db(), undo, undoLinkAct, province, { actId });
  const back = await db().owner.query("select region_code, family_id from registry.persons where id = $1", [
    there.head.id,
  ]);
  expect(back.rows).toEqual([{ region_code: "3601", family_id: there.id }]);
});

it("hides a pair of protected records from who lacks the compartment", async () => {
  const seed = { name: "R", compartment: "victims" };
  const one = await aFamily(db(), { placeCode: village, members: [seed] });
  const two = await aFamily(db(), { placeCode: village, members: [{ name: "R" }] });
  const pairId = await aPair(
    db(),
    { id: one.head.id, placeCode: village, compartment: "victims" },
    { id: two.head.id, placeCode: village },
  );
  expect(await callOperation(db(), read, getLinkPair, officer(), { pairId })).toMatchObject({ status: 404 });
  const assigned = anActor({ areaCode: "3602", permissions, compartments: ["victims"] });
  const seen = await mustCall(db(), read, getLinkPair, assigned, { pairId });
  expect(seen.secondBecause).toContain("protected");
});

it("filters, counts and pages the list", async () => {
  const actor = officer("3671");
  const place = "3671011001";
  const ids = [];
  for (const probability of [0.99, 0.9, 0.6])
    ids.push((await twoRecords(db(), place, { probability, foundAt: "2026-09-01T00:00:00Z" })).pairId);
  const first = await mustCall(db(), list, listLinkPairs, actor, { limit: 2 });
  expect(first).toMatchObject({ total: 3, pairs: [{ pairId: ids[0] }, { pairId: ids[1] }] });
  const rest = await mustCall(db(), list, listLinkPairs, actor, { limit: 2, after: first.next ?? "" });
  expect(rest).toMatchObject({ next: null, pairs: [{ pairId: ids[2], doubt: "spelling" }] });
  const sure = await mustCall(db(), list, listLinkPairs, actor, { minProbability: 0.9, minAgeDays: 30 });
  expect(sure.total).toBe(2);
  const other = await mustCall(db(), list, listLinkPairs, actor, { doubt: "no-number" });
  expect(other).toMatchObject({ total: 0, pairs: [] });
});

it("lets a colleague answer blind and shows how often people agree", async () => {
  const [first, second] = [officer("3672"), officer("3672")];
  await aCheck(db(), "3672011001", first.userId, "0199f0aa-0000-7000-8000-000000000777");
  expect((await mustCall(db(), nextCheck, getLinkCheck, first, {})).check).toBeNull();
  const { check, waiting } = await mustCall(db(), nextCheck, getLinkCheck, second, {});
  expect(waiting).toBe(1);
  // Not the first answer, not who gave it.
  expect(Object.keys(check ?? {}).toSorted()).toEqual(["checkId", "parts", "records", "weight"]);
  const checkId = check?.checkId ?? "";
  expect(
    await callOperation(db(), answer, answerLinkCheck, first, { checkId, decision: "same" }),
  ).toMatchObject({ refusal: { code: "OWN_DECISION" } });
  const out = await mustCall(db(), answer, answerLinkCheck, second, { checkId, decision: "same" });
  expect(out.agrees).toBe(false);
  const figures = await mustCall(db(), agreement, getLinkAgreement, second, {});
  expect(figures).toMatchObject({ decided: 1, drawn: 1, answered: 1, agreed: 0 });
  const disputed = await mustCall(db(), list, listLinkPairs, second, { disputed: "true" });
  expect(disputed.total).toBe(1);
});
