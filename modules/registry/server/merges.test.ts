import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { findPersons } from "../contract/find-persons.ts";
import { getFamilyPage } from "../contract/get-family-page.ts";
import { getPerson } from "../contract/get-person.ts";
import { mergeFamilies } from "../contract/merge-families.ts";
import { mergePersons } from "../contract/merge-persons.ts";
import { undoMerge } from "../contract/undo-merge.ts";
import { handler as findPersonsHandler } from "./find-persons.ts";
import { handler as getFamilyPageHandler } from "./get-family-page.ts";
import { handler as getPersonHandler } from "./get-person.ts";
import { handler as mergeFamiliesHandler } from "./merge-families.ts";
import { handler as mergePersonsHandler } from "./merge-persons.ts";
import { aCondition, aFamily, aRank } from "./testing/builders.ts";
import { handler as undoMergeHandler } from "./undo-merge.ts";

const db = useDatabase();
const actor = anActor({
  areaCode: "3602",
  permissions: [
    "registry.person.merge",
    "registry.family.merge",
    "registry.merge.undo",
    "registry.person.read",
    "registry.family.read",
    "registry.person.find",
  ],
});
const village = "3602142001";
const reason = "Tercatat dua kali";

/** Everything a merge may touch, without counters and clocks: equal before and after means truly undone. */
async function stateOf(ids: readonly string[]): Promise<unknown> {
  const { rows } = await db().owner.query(
    `select 'person' as what, (to_jsonb(p) - 'revision' - 'changed_at') as row from registry.persons p where p.id = any ($1)
     union all select 'family', (to_jsonb(f) - 'revision' - 'changed_at') from registry.families f where f.id = any ($1)
     union all select 'nik', to_jsonb(i) from registry.person_identifiers i where i.person_id = any ($1)
     union all select 'kk', to_jsonb(i) from registry.family_identifiers i where i.family_id = any ($1)
     union all select 'condition', to_jsonb(c) from registry.person_conditions c where c.person_id = any ($1)
     union all select 'rank', to_jsonb(w) from registry.welfare_snapshots w where w.family_id = any ($1)
     order by 1, 2`,
    [ids],
  );
  return rows;
}

it("joins two records of one person, keeps both numbers findable, and undoes it exactly", async () => {
  const kept = await aFamily(db(), {
    placeCode: village,
    members: [{ name: "SARMANAH", nik: null, bornOn: null }],
  });
  const merged = await aFamily(db(), { placeCode: "3602142002", members: [{ name: "HJ SARMANAH" }] });
  await aCondition(db(), "3602142002", merged.head.id, "08");
  // Protected and unseen by this actor: it must go along nevertheless.
  await aCondition(db(), "3602142002", merged.head.id, "19", "victims");
  const ids = [kept.head.id, merged.head.id];
  const before = await stateOf(ids);
  const out = await mustCall(db(), mergePersonsHandler, mergePersons, actor, {
    keptId: kept.head.id,
    keptRevision: 1,
    mergedId: merged.head.id,
    mergedRevision: 1,
    reason,
  });
  const person = await mustCall(db(), getPersonHandler, getPerson, actor, { personId: kept.head.id });
  expect(person).toMatchObject({
    bornOn: "1954-08-17",
    conditions: [{ ppksCode: "08" }],
    merges: [{ mergeId: out.mergeId }],
  });
  const all = await db().owner.query("select 1 from registry.person_conditions where person_id = $1", [
    kept.head.id,
  ]);
  expect(all.rowCount).toBe(2);
  const found = await mustCall(db(), findPersonsHandler, findPersons, actor, {
    text: String(merged.head.nik),
  });
  expect(found.persons.map((hit) => hit.personId)).toEqual([kept.head.id]);
  const again = await callOperation(db(), mergePersonsHandler, mergePersons, actor, {
    keptId: kept.head.id,
    keptRevision: 2,
    mergedId: merged.head.id,
    mergedRevision: 2,
    reason,
  });
  expect(again).toMatchObject({ refusal: { code: "ALREADY_MERGED" } });

  await mustCall(db(), undoMergeHandler, undoMerge, actor, { mergeId: out.mergeId, reason: "Dua orang" });
  expect(await stateOf(ids)).toEqual(before);
  const twice = await callOperation(db(), undoMergeHandler, undoMerge, actor, {
    mergeId: out.mergeId,
    reason,
  });
  expect(twice).toMatchObject({ refusal: { code: "ALREADY_UNDONE" } });
});

it("joins two records of one family and undoes it exactly", async () => {
  const kept = await aFamily(db(), { placeCode: village, kkNumber: null });
  const merged = await aFamily(db(), {
    placeCode: village,
    members: [{ name: "ASEP", sex: "L" }, { name: "ICAH" }],
  });
  await aRank(db(), kept, 3, "2026-07-17");
  await aRank(db(), merged, 4, "2026-07-17");
  await aRank(db(), merged, 2, "2026-10-17");
  const ids = [
    kept.id,
    merged.id,
    ...kept.members.map((one) => one.id),
    ...merged.members.map((one) => one.id),
  ];
  const before = await stateOf(ids);
  const out = await mustCall(db(), mergeFamiliesHandler, mergeFamilies, actor, {
    keptId: kept.id,
    keptRevision: 1,
    mergedId: merged.id,
    mergedRevision: 1,
    reason,
  });
  const page = await mustCall(db(), getFamilyPageHandler, getFamilyPage, actor, { familyId: kept.id });
  expect(page.members.map((member) => [member.name, member.relation])).toEqual(
    expect.arrayContaining([
      ["SARMANAH", 1],
      ["ASEP", 8],
      ["ICAH", 3],
    ]),
  );
  // The rank of the same source and date stays with the record it came from.
  expect(page.welfare.map((rank) => rank.decile)).toEqual([2, 3]);
  expect(page.kkMasked).not.toBeNull();
  await mustCall(db(), undoMergeHandler, undoMerge, actor, { mergeId: out.mergeId, reason: "Dua keluarga" });
  expect(await stateOf(ids)).toEqual(before);
});

it("refuses what was decided on an outdated record and what lies in another village", async () => {
  const kept = await aFamily(db(), { placeCode: village });
  const merged = await aFamily(db(), { placeCode: "3602142002" });
  const input = { keptId: kept.id, keptRevision: 1, mergedId: merged.id, mergedRevision: 1, reason };
  expect(
    await callOperation(db(), mergeFamiliesHandler, mergeFamilies, actor, { ...input, mergedRevision: 0 }),
  ).toMatchObject({
    status: 409,
    refusal: { code: "STALE" },
  });
  expect(await callOperation(db(), mergeFamiliesHandler, mergeFamilies, actor, input)).toMatchObject({
    refusal: { code: "DIFFERENT_PLACE" },
  });
});
