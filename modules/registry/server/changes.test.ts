import { beforeEach, expect, it } from "vitest";
import type { Actor } from "#platform/runtime/actor.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { changeAddress } from "../contract/change-address.ts";
import { changeFamily } from "../contract/change-family.ts";
import { changePerson } from "../contract/change-person.ts";
import { createFamily } from "../contract/create-family.ts";
import { findPersons } from "../contract/find-persons.ts";
import { getFamilyPage } from "../contract/get-family-page.ts";
import { getPerson } from "../contract/get-person.ts";
import { listChanges } from "../contract/list-changes.ts";
import { movePerson } from "../contract/move-person.ts";
import { recordLifeEvent } from "../contract/record-life-event.ts";
import { revealNumber } from "../contract/reveal-number.ts";
import { splitFamily } from "../contract/split-family.ts";
import { handler as changeAddressHandler } from "./change-address.ts";
import { handler as changeFamilyHandler } from "./change-family.ts";
import { handler as changePersonHandler } from "./change-person.ts";
import { handler as createFamilyHandler } from "./create-family.ts";
import { handler as findPersonsHandler } from "./find-persons.ts";
import { handler as getFamilyPageHandler } from "./get-family-page.ts";
import { handler as getPersonHandler } from "./get-person.ts";
import { handler as listChangesHandler } from "./list-changes.ts";
import { handler as movePersonHandler } from "./move-person.ts";
import { handler as recordLifeEventHandler } from "./record-life-event.ts";
import { handler as revealNumberHandler } from "./reveal-number.ts";
import { handler as splitFamilyHandler } from "./split-family.ts";
import { aCondition, aFamily, aLonePerson, aNik, aRank, type BuiltFamily } from "./testing/builders.ts";

const db = useDatabase();
const permissions = [
  "registry.person.change",
  "registry.person.find",
  "registry.person.read",
  "registry.family.change",
  "registry.family.read",
  "registry.family.record",
  "registry.change.list",
  "registry.event.record",
  "registry.number.reveal",
];
const village = "3602142001";
const otherRegionVillage = "3673011001";
let actor: Actor;
let family: BuiltFamily;

beforeEach(async () => {
  actor = anActor({ areaCode: "36", permissions });
  family = await aFamily(db(), {
    placeCode: village,
    members: [
      {},
      { name: "ASEP", sex: "L", bornOn: "1980-02-03" },
      { name: "DEDE", sex: "L", bornOn: "2010-02-03" },
    ],
  });
});

const page = (familyId = family.id, by = actor) =>
  mustCall(db(), getFamilyPageHandler, getFamilyPage, by, { familyId });
const history = (subjectKind: "person" | "family", subjectId: string) =>
  mustCall(db(), listChangesHandler, listChanges, actor, { subjectKind, subjectId });

it("keeps old and new value, who and why of a correction, and finds the new name at once", async () => {
  const input = {
    personId: family.head.id,
    baseRevision: 1,
    changes: { name: "SUKAESIH", bornOn: "1955-08-17", difficultySeeing: 2 },
    reason: "Sesuai KTP",
  };
  const out = await mustCall(db(), changePersonHandler, changePerson, actor, input);
  expect(out).toEqual({ revision: 2, warnings: ["BIRTH_DATE_DIFFERS"] });
  const { changes } = await history("person", family.head.id);
  expect(changes.find((change) => change.field === "bornOn")).toMatchObject({
    oldValue: "1954-08-17",
    newValue: "1955-08-17",
    reason: "Sesuai KTP",
    source: "officer",
    changedBy: actor.userId,
  });
  const found = await mustCall(db(), findPersonsHandler, findPersons, actor, { text: "sukaesih" });
  expect(found.persons.map((hit) => hit.personId)).toContain(family.head.id);
  expect((await page()).headName).toBe("SUKAESIH");
});

it("shows both versions, field by field, to one who saves on an old revision", async () => {
  const personId = family.head.id;
  const nik = aNik(village, "1954-08-17", "P");
  await mustCall(db(), changePersonHandler, changePerson, actor, {
    personId,
    baseRevision: 1,
    changes: { nik, birthPlace: "LEBAK" },
    reason: "Sesuai KTP",
  });
  const late = await callOperation(db(), changePersonHandler, changePerson, actor, {
    personId,
    baseRevision: 1,
    changes: { nik: aNik(village, "1954-08-17", "P"), birthPlace: "SERANG" },
    reason: "Sesuai akta",
  });
  expect(late).toMatchObject({
    ok: false,
    status: 409,
    refusal: { code: "STALE", details: { revision: 2 } },
  });
  const told = JSON.stringify(late);
  expect(told).toContain('{"field":"birthPlace","stored":"LEBAK","sent":"SERANG"}');
  expect(told).not.toContain(nik);
});

it("keeps a former NIK findable and refuses one that another person holds", async () => {
  const personId = family.head.id;
  const newNik = aNik(village, "1954-08-17", "P");
  const change = { personId, baseRevision: 1, changes: { nik: newNik }, reason: "NIK baru" };
  await mustCall(db(), changePersonHandler, changePerson, actor, change);
  for (const text of [newNik, String(family.head.nik)]) {
    const found = await mustCall(db(), findPersonsHandler, findPersons, actor, { text });
    expect(found.persons.map((hit) => hit.personId)).toEqual([personId]);
  }
  const person = await mustCall(db(), getPersonHandler, getPerson, actor, { personId });
  expect(person.numbers.map((number) => number.endedAt === null)).toEqual([true, false]);
  const other = await callOperation(db(), changePersonHandler, changePerson, actor, {
    personId: family.members[1]?.id ?? "",
    baseRevision: 1,
    changes: { nik: newNik },
    reason: "Keliru",
  });
  expect(other).toMatchObject({ ok: false, refusal: { code: "NIK_HELD_BY_ANOTHER", details: { personId } } });
});

it("logs who saw a full number and why", async () => {
  const out = await mustCall(db(), revealNumberHandler, revealNumber, actor, {
    subjectKind: "family",
    subjectId: family.id,
    purpose: "verification",
  });
  expect(out.number).toBe(family.kkNumber);
  const { rows } = await db().owner.query<{ purpose: string; data: unknown }>(
    "select purpose, data from app.audit where actor_id = $1 and subject_id = $2 and kind = 'access'",
    [actor.userId, family.id],
  );
  expect(rows).toEqual([{ purpose: "reveal-number:verification", data: {} }]);
});

it("moves a family to another kabupaten/kota with all that hangs on it, protected records unseen", async () => {
  await aRank(db(), family, 2, "2026-10-17");
  await aCondition(db(), village, family.members[2]?.id ?? "", "03", "children-in-law");
  await mustCall(db(), changeAddressHandler, changeAddress, actor, {
    familyId: family.id,
    baseRevision: 1,
    address: { placeCode: otherRegionVillage, address: "JL MELATI", rt: "04", rw: "05" },
    movedOn: "2026-05-01",
    reason: "Pindah",
  });
  const { rows } = await db().owner.query<{ where: string; regions: string[] }>(`
    select 'persons' as where, array_agg(distinct region_code || place_code) as regions from registry.persons where family_id = '${family.id}'
    union all select 'conditions', array_agg(distinct region_code || place_code) from registry.person_conditions where person_id = '${family.members[2]?.id}'
    union all select 'ranks', array_agg(distinct region_code || place_code) from registry.welfare_snapshots where family_id = '${family.id}'
    union all select 'kk', array_agg(distinct region_code || place_code) from registry.family_identifiers where family_id = '${family.id}'
    union all select 'nik', array_agg(distinct region_code || place_code) from registry.person_identifiers where person_id = '${family.head.id}'`);
  for (const row of rows) expect(row.regions, row.where).toEqual([`3673${otherRegionVillage}`]);
  const moved = await page();
  expect(moved).toMatchObject({
    place: { code: otherRegionVillage },
    address: "JL MELATI",
    revision: 2,
    conditions: [],
  });
  expect(moved.members).toHaveLength(3);
  expect(moved.events).toMatchObject([{ kind: "moved", happenedOn: "2026-05-01" }]);
  const holder = anActor({ areaCode: "3673", compartments: ["children-in-law"], permissions });
  expect((await page(family.id, holder)).conditions).toMatchObject([{ ppksCode: "03", isProtected: true }]);
});

it("lets nobody move a family to a place outside the own area", async () => {
  const regional = anActor({ areaCode: "3602", permissions });
  const outcome = await callOperation(db(), changeAddressHandler, changeAddress, regional, {
    familyId: family.id,
    baseRevision: 1,
    address: { placeCode: otherRegionVillage },
    reason: "Pindah",
  });
  expect(outcome).toMatchObject({ ok: false, refusal: { code: "PLACE_OUTSIDE_AREA" } });
});

it("moves a person without a family with what is known of them, but never out of a family", async () => {
  const { id } = await aLonePerson(db(), village, { name: "UCI" });
  await aCondition(db(), village, id, "03", "children-in-law");
  const move = (personId: string, baseRevision: number) =>
    callOperation(db(), movePersonHandler, movePerson, actor, {
      personId,
      baseRevision,
      address: { placeCode: otherRegionVillage, address: "RUMAH SINGGAH", rt: "", rw: "" },
      movedOn: "2026-05-01",
      reason: "Dirujuk ke rumah singgah",
    });
  expect(await move(family.head.id, 1)).toMatchObject({ refusal: { code: "LIVES_IN_FAMILY" } });
  expect(await move(id, 1)).toMatchObject({ ok: true, out: { revision: 2 } });
  expect(await move(id, 2)).toMatchObject({ refusal: { code: "NOTHING_CHANGED" } });
  const { rows } = await db().owner.query<{ where: string; regions: string[] }>(`
    select 'persons' as where, array_agg(distinct region_code || place_code) as regions from registry.persons where id = '${id}'
    union all select 'conditions', array_agg(distinct region_code || place_code) from registry.person_conditions where person_id = '${id}'
    union all select 'nik', array_agg(distinct region_code || place_code) from registry.person_identifiers where person_id = '${id}'`);
  for (const row of rows) expect(row.regions, row.where).toEqual([`3673${otherRegionVillage}`]);
  const person = await mustCall(db(), getPersonHandler, getPerson, actor, { personId: id });
  expect(person).toMatchObject({ address: "RUMAH SINGGAH", place: { code: otherRegionVillage } });
  expect(person.events).toMatchObject([{ kind: "moved", happenedOn: "2026-05-01" }]);
});

it("records a death once and takes a wrong report back", async () => {
  const input = { personId: family.head.id, kind: "died", happenedOn: "2026-02-03" } as const;
  const record = (more: object) =>
    callOperation(db(), recordLifeEventHandler, recordLifeEvent, actor, {
      ...input,
      baseRevision: 1,
      ...more,
    });
  expect(await record({})).toMatchObject({ ok: true, out: { revision: 2 } });
  expect(await record({ baseRevision: 2 })).toMatchObject({
    ok: false,
    refusal: { code: "NOT_POSSIBLE_NOW" },
  });
  expect((await page()).members[0]).toMatchObject({ lifeStatus: "dead", ageYears: 71 });
  expect(await record({ baseRevision: 2, kind: "found", happenedOn: "2026-03-01" })).toMatchObject({
    ok: true,
  });
  expect((await page()).members[0]?.lifeStatus).toBe("alive");
  expect(await record({ baseRevision: 3, happenedOn: "1950-01-01" })).toMatchObject({
    refusal: { code: "BEFORE_BIRTH" },
  });
});

it("splits members off into a family of their own and remembers where they came from", async () => {
  const asep = family.members[1]?.id ?? "";
  const split = await mustCall(db(), splitFamilyHandler, splitFamily, actor, {
    familyId: family.id,
    baseRevision: 1,
    personIds: [asep],
    splitOn: "2026-03-01",
    reason: "Menikah",
  });
  expect((await page(split.newFamilyId)).members).toMatchObject([{ personId: asep, relation: 1 }]);
  const old = await page();
  expect(old.members).toHaveLength(2);
  expect(old.formerMembers).toMatchObject([
    { personId: asep, sinceOn: "2020-01-01", because: "split-family" },
  ]);
  const all = family.members.map((member) => member.id).filter((id) => id !== asep);
  const nobodyLeft = await callOperation(db(), splitFamilyHandler, splitFamily, actor, {
    familyId: family.id,
    baseRevision: 2,
    personIds: all,
    splitOn: "2026-03-01",
    reason: "Pindah semua",
  });
  expect(nobodyLeft).toMatchObject({ refusal: { code: "NOBODY_LEFT" } });
});

it("records a family, warns of a NIK that disagrees, refuses a KK number that is taken", async () => {
  const nik = aNik(village, "1990-01-01", "L");
  const input = {
    kkNumber: null,
    address: { placeCode: village, rt: "001" },
    members: [{ name: "ROHAYATI", nik, sex: "P" as const, bornOn: "1990-01-01" }, { name: "BAYI TANPA NIK" }],
    reason: "Usulan desa",
  };
  const out = await mustCall(db(), createFamilyHandler, createFamily, actor, input);
  expect(out.warnings).toEqual([["SEX_DIFFERS"], []]);
  expect(await page(out.familyId)).toMatchObject({
    headName: "ROHAYATI",
    members: [{ relation: 1, nikWarnings: ["SEX_DIFFERS"] }, { nikMasked: null }],
  });
  const taken = await callOperation(db(), createFamilyHandler, createFamily, actor, {
    ...input,
    members: [{ name: "LAIN" }],
    kkNumber: family.kkNumber,
  });
  expect(taken).toMatchObject({ refusal: { code: "KK_HELD_BY_ANOTHER", details: { familyId: family.id } } });
});

it("changes the KK number and says so when nothing changed", async () => {
  const kkNumber = "3602142801269123";
  const change = (baseRevision: number) =>
    callOperation(db(), changeFamilyHandler, changeFamily, actor, {
      familyId: family.id,
      baseRevision,
      changes: { kkNumber },
      reason: "KK baru",
    });
  expect(await change(1)).toMatchObject({ ok: true, out: { revision: 2 } });
  expect(await change(2)).toMatchObject({ ok: false, refusal: { code: "NOTHING_CHANGED" } });
  const found = await mustCall(db(), findPersonsHandler, findPersons, actor, {
    text: String(family.kkNumber),
  });
  expect(found.persons).toHaveLength(3);
  const { changes } = await history("family", family.id);
  expect(changes[0]?.newValue).toBe("3602••••••••9123");
});

it("masks numbers and names places in what an import changed, too", async () => {
  await db().owner.query(
    `insert into registry.changes (region_code, place_code, subject_kind, subject_id, field, old_value, new_value, reason, source)
     select '3602', $2, 'family', $1::uuid, c.field, c.old_value, c.new_value, 'import', 'DTSEN'
       from (values ('kk_number', '3602142801269123', '3602142801269124'), ('place_code', '3602142001', '3602142002'),
                    ('family_id', $3, null)) as c(field, old_value, new_value)`,
    [family.id, village, family.id],
  );
  const { changes } = await history("family", family.id);
  const byField = new Map(changes.map((change) => [change.field, change]));
  expect(byField.get("kkNumber")).toMatchObject({
    oldValue: "3602••••••••9123",
    newValue: "3602••••••••9124",
  });
  expect(byField.get("placeCode")?.newValue).toContain("Kabupaten Lebak");
  expect(byField.get("familyId")).toMatchObject({ oldValue: "SARMANAH", newValue: null });
});
