import { Readable } from "node:stream";
import { beforeEach, expect, it } from "vitest";
import { aFamily, type BuiltFamily } from "#modules/registry/server/testing/builders.ts";
import { newId } from "#platform/kernel/ids.ts";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { confirmWipe } from "../../contract/confirm-wipe.ts";
import { enrolDevice } from "../../contract/enrol-device.ts";
import { issueDeviceCode } from "../../contract/issue-device-code.ts";
import { openDeviceSession } from "../../contract/open-device-session.ts";
import { readCaseload } from "../../contract/read-caseload.ts";
import { refreshCaseload } from "../../contract/refresh-caseload.ts";
import { revokeDevice } from "../../contract/revoke-device.ts";
import { uploadItem } from "../../contract/upload-item.ts";
import { uploadPhotoPiece } from "../../contract/upload-photo-piece.ts";
import { aDevice, aJpeg, aUser, aVisitWithPhoto } from "../testing/devices.ts";
import { aQuestionnaire } from "../testing/questionnaire.ts";
import { aVisitItem } from "../testing/visit-item.ts";
import { handler as confirmWipeHandler } from "./confirm-wipe.ts";
import { handler as enrolHandler } from "./enrol-device.ts";
import { handler as issueHandler } from "./issue-device-code.ts";
import { handler as openHandler } from "./open-device-session.ts";
import { handler as readHandler } from "./read-caseload.ts";
import { handler as refreshHandler } from "./refresh-caseload.ts";
import { handler as revokeHandler } from "./revoke-device.ts";
import { handler as uploadHandler } from "./upload-item.ts";
import { handler as pieceHandler } from "./upload-photo-piece.ts";

const db = useDatabase();
const village = "3602142001";
const permissions = ["verification.visit.sync", "verification.visit.enrol"];
let worker = anActor({ areaCode: "360214", permissions });
let family: BuiltFamily;
let deviceId = "";
let token = "";

beforeEach(async () => {
  worker = anActor({ areaCode: "360214", permissions });
  await aUser(db(), worker.areaCode, worker.userId);
  ({ deviceId, token } = await aDevice(db(), worker));
  family = await aFamily(db(), { placeCode: village, members: [{}, { name: "DEDE", bornOn: "2014-01-01" }] });
});

const refresh = (more: object = {}) =>
  mustCall(db(), refreshHandler, refreshCaseload, worker, {
    deviceId,
    contractVersion: 1,
    appVersion: "1",
    ...more,
  });
const read = (after: number, limit = 200) =>
  mustCall(db(), readHandler, readCaseload, worker, { deviceId, after, limit });
const send = (item: ReturnType<typeof aVisitItem>, itemId = newId()) =>
  callOperation(db(), uploadHandler, uploadItem, worker, { deviceId, contractVersion: 1, itemId, item });
const openTask = (familyId: string) =>
  db().owner.query(
    `insert into verification.tasks (region_code, place_code, family_id, kind, source_key, priority, state, assigned_to, built_at)
     values ('3602', $1, $2::uuid, 'sample', $2::text, 100, 'assigned', $3, now())`,
    [village, familyId, worker.userId],
  );

it("gives the whole caseload once, then only what changed, then tombstones for what left", async () => {
  await refresh({ places: [village] });
  const first = await read(0);
  const mine = first.families.find((one) => one.familyId === family.id);
  expect(mine).toMatchObject({
    headName: "SARMANAH",
    members: [{ name: "SARMANAH" }, { name: "DEDE" }],
    lastVisit: null,
  });
  expect(JSON.stringify(first)).not.toContain(String(family.head.nik));

  const again = await refresh();
  expect(again.changeNumber).toBe(first.next);
  expect(JSON.stringify(again).length).toBeLessThan(2048);
  expect((await read(first.next)).families).toEqual([]);

  await db().owner.query(
    "update registry.persons set name = 'SARMANAH B', revision = revision + 1 where id = $1",
    [family.head.id],
  );
  await refresh();
  const second = await read(first.next);
  expect(second.families.map((one) => [one.familyId, one.members[0]?.name])).toEqual([
    [family.id, "SARMANAH B"],
  ]);

  await refresh({ places: [] });
  const third = await read(second.next);
  expect(third.families).toEqual([]);
  expect(third.gone).toContain(family.id);
  // A phone that lost the answer asks again from where it was and misses nothing.
  expect((await read(second.next)).gone).toEqual(third.gone);
});

it("carries the families of the worker's tasks whatever villages were chosen, in pages that miss nobody", async () => {
  await openTask(family.id);
  const other = await aFamily(db(), { placeCode: village });
  await openTask(other.id);
  await refresh({ places: [] });
  const seen: string[] = [];
  let after = 0;
  for (;;) {
    const page = await read(after, 1);
    seen.push(...page.families.map((one) => one.familyId));
    after = page.next;
    if (!page.more) break;
  }
  expect(seen.toSorted()).toEqual([family.id, other.id].toSorted());
});

it("drops what lies outside an area that shrank", async () => {
  await refresh({ places: [village] });
  const first = await read(0);
  worker = { ...worker, areaCode: "360101" };
  await refresh();
  const after = await read(first.next);
  expect(after.families).toEqual([]);
  expect(after.gone).toContain(family.id);
});

it("answers the same item the same however often it comes, and refuses it altered", async () => {
  const itemId = newId();
  const item = aVisitItem(family.id);
  const first = await send(item, itemId);
  expect(first).toMatchObject({ ok: true, out: { answer: { outcome: "accepted" } } });
  expect(await send(item, itemId)).toMatchObject({ ok: true, out: { answer: { outcome: "accepted" } } });
  expect(await send(aVisitItem(family.id), itemId)).toMatchObject({ refusal: { code: "ITEM_ALTERED" } });
  expect(await send(item)).toMatchObject({
    ok: true,
    out: { answer: { outcome: "refused", code: "VISIT_SENT_BEFORE" } },
  });
  const { rows } = await db().owner.query("select 1 from verification.visits where family_id = $1", [
    family.id,
  ]);
  expect(rows).toHaveLength(1);
});

it("turns answers into proposed changes and writes nothing in the registry", async () => {
  await openTask(family.id);
  const code = await aQuestionnaire(db());
  const answered = await send(
    aVisitItem(family.id, {
      questionnaire: { code, version: 1 },
      answers: { household: { lantai: 8 }, members: { [family.head.id]: { nama_ibu: "MARSITI" } } },
    }),
  );
  expect(answered).toMatchObject({ ok: true, out: { answer: { outcome: "accepted", changes: 2 } } });
  const { rows } = await db().owner.query(
    "select field, before_value, after_value, person_id from verification.change_proposals where family_id = $1 order by field",
    [family.id],
  );
  expect(rows).toEqual([
    { field: "housing.floorMaterial", before_value: null, after_value: 8, person_id: null },
    { field: "motherName", before_value: "", after_value: "MARSITI", person_id: family.head.id },
  ]);
  const tasks = await db().owner.query("select state from verification.tasks where family_id = $1", [
    family.id,
  ]);
  expect(tasks.rows).toEqual([{ state: "done" }]);
});

it("tells field by field where phone and office changed the same thing, and takes what the worker settles", async () => {
  const code = await aQuestionnaire(db());
  await db().owner.query("update registry.persons set mother_name = 'ROHAYATI' where id = $1", [
    family.head.id,
  ]);
  const visit = {
    questionnaire: { code, version: 1 },
    answers: { household: { lantai: 8 }, members: { [family.head.id]: { nama_ibu: "MARSITI" } } },
  };
  const conflict = await send(
    aVisitItem(family.id, {
      ...visit,
      base: { family: {}, persons: { [family.head.id]: { motherName: "" } } },
    }),
  );
  expect(conflict).toMatchObject({
    out: {
      answer: {
        outcome: "conflict",
        conflicts: [
          { subjectKind: "person", field: "motherName", mine: "MARSITI", theirs: "ROHAYATI", before: null },
        ],
      },
    },
  });
  const stored = await db().owner.query("select 1 from verification.visits where family_id = $1", [
    family.id,
  ]);
  expect(stored.rowCount).toBe(0);
  const settled = await send(
    aVisitItem(family.id, {
      ...visit,
      base: { family: {}, persons: { [family.head.id]: { motherName: "ROHAYATI" } } },
      settled: [
        {
          subjectKind: "person",
          subjectId: family.head.id,
          field: "motherName",
          mine: "MARSITI",
          theirs: "ROHAYATI",
          before: null,
          chosen: "mine",
        },
      ],
    }),
  );
  expect(settled).toMatchObject({ out: { answer: { outcome: "accepted", changes: 2 } } });
});

it.each([
  ["a family out of sight", () => aVisitItem(newId()), "FAMILY_NOT_FOUND"],
  [
    "a visit of tomorrow",
    () => aVisitItem(family.id, { visitedAt: "2999-01-01T00:00:00Z" }),
    "VISITED_IN_FUTURE",
  ],
  [
    "a questionnaire nobody knows",
    () => aVisitItem(family.id, { questionnaire: { code: "tidak-ada", version: 1 } }),
    "QUESTIONNAIRE_UNKNOWN",
  ],
  [
    "a required answer left open",
    () => aVisitItem(family.id, { questionnaire: { code: "uji-rumah", version: 1 } }),
    "ANSWERS_NOT_ALLOWED",
  ],
] as const)("refuses %s for good, with a code", async (_what, item, code) => {
  await aQuestionnaire(db());
  expect(await send(item())).toMatchObject({ ok: true, out: { answer: { outcome: "refused", code } } });
});

it("takes a photo in pieces, in any order, once its hash fits", async () => {
  const bytes = aJpeg(1000);
  const { photoId } = await aVisitWithPhoto(
    db(),
    { placeCode: village, familyId: family.id, userId: worker.userId },
    bytes,
  );
  const piece = (atByte: number, part: Buffer) =>
    callOperation(
      db(),
      pieceHandler,
      uploadPhotoPiece,
      worker,
      { photoId, deviceId, atByte },
      { body: Readable.from([part]) },
    );
  expect(await piece(600, bytes.subarray(600))).toMatchObject({ out: { receivedBytes: 0, complete: false } });
  expect(await piece(0, bytes.subarray(0, 400))).toMatchObject({
    out: { receivedBytes: 400, complete: false },
  });
  expect(await piece(0, Buffer.alloc(1001))).toMatchObject({ refusal: { code: "PIECE_OUTSIDE" } });
  expect(await piece(400, Buffer.alloc(200))).toMatchObject({ refusal: { code: "PHOTO_HASH_WRONG" } });
  for (const at of [0, 400]) await piece(at, bytes.subarray(at, at + 400));
  expect(await piece(800, bytes.subarray(800))).toMatchObject({
    out: { receivedBytes: 1000, complete: true },
  });
  expect(await piece(0, bytes.subarray(0, 400))).toMatchObject({ out: { complete: true } });
});

it("enrols a phone once with a code, opens sessions with its token, and ends both when it is revoked", async () => {
  const { code } = await mustCall(db(), issueHandler, issueDeviceCode, worker, {});
  const device = { deviceId: newId(), name: "HP", appVersion: "1", contractVersion: 1 };
  const enrolled = await mustCall(db(), enrolHandler, enrolDevice, null, {
    ...device,
    code: code.toLowerCase(),
  });
  expect(
    await callOperation(db(), enrolHandler, enrolDevice, null, { ...device, deviceId: newId(), code }),
  ).toMatchObject({
    refusal: { code: "DEVICE_CODE_WRONG" },
  });
  expect(
    await callOperation(db(), enrolHandler, enrolDevice, null, { ...device, code, contractVersion: 99 }),
  ).toMatchObject({
    refusal: { code: "CONTRACT_NOT_SPOKEN" },
  });
  const open = () =>
    callOperation(db(), openHandler, openDeviceSession, null, {
      deviceId: device.deviceId,
      token: enrolled.token,
    });
  expect(await open()).toMatchObject({ ok: true, out: { userId: worker.userId } });
  await mustCall(db(), revokeHandler, revokeDevice, worker, {
    deviceId: device.deviceId,
    reason: "Ponsel hilang",
  });
  expect(await open()).toMatchObject({ refusal: { code: "DEVICE_REVOKED" } });
  expect(
    await callOperation(db(), uploadHandler, uploadItem, worker, {
      deviceId: device.deviceId,
      contractVersion: 1,
      itemId: newId(),
      item: aVisitItem(family.id),
    }),
  ).toMatchObject({ refusal: { code: "DEVICE_REVOKED" } });
  await mustCall(db(), confirmWipeHandler, confirmWipe, null, {
    deviceId: device.deviceId,
    token: enrolled.token,
  });
  expect(
    await callOperation(db(), confirmWipeHandler, confirmWipe, null, { deviceId, token: enrolled.token }),
  ).toMatchObject({
    refusal: { code: "DEVICE_UNKNOWN" },
  });
  expect(token).not.toBe("");
});
