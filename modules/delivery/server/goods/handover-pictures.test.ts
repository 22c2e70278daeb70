import { buffer } from "node:stream/consumers";
import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { downloadHandoverPicture } from "../../contract/download-handover-picture.ts";
import { listWaitingGoods } from "../../contract/list-waiting-goods.ts";
import { recordHandover } from "../../contract/record-handover.ts";
import { anEntitledDecree } from "../testing/entitled.ts";
import { aHandover, anAllocation, aSignature } from "../testing/goods.ts";
import { handler as picture } from "./download-handover-picture.ts";
import { handler as waiting } from "./list-waiting-goods.ts";
import { handler as record } from "./record-handover.ts";

const db = useDatabase();
const placeCode = "3602142001";
const officer = anActor({
  areaCode: "3602",
  permissions: ["delivery.goods.read", "delivery.goods.hand-over"],
});

it("serves the signature as it was stored, and writes down who looked", async () => {
  const { handoverId } = await aHandover(db(), { placeCode });
  let bytes = Buffer.alloc(0);
  let type = "";
  await mustCall(
    db(),
    picture,
    downloadHandoverPicture,
    officer,
    { handoverId, picture: "signature" },
    {
      deliver: async (file) => {
        bytes = await buffer(file.stream);
        type = file.contentType;
      },
    },
  );
  expect([type, bytes.toString("base64")]).toEqual(["image/png", aSignature()]);
  const { rows } = await db().owner.query<{ n: number }>(
    "select count(*)::int as n from app.audit where kind = 'access' and operation = $1 and actor_id = $2",
    ["delivery.download-handover-picture", officer.userId],
  );
  expect(rows[0]?.n).toBe(1);
  expect(
    await callOperation(db(), picture, downloadHandoverPicture, officer, { handoverId, picture: "photo" }),
  ).toMatchObject({ ok: false, refusal: { code: "PICTURE_NOT_FOUND" } });
});

it("keeps nothing that a browser might run instead of showing", async () => {
  const { allocationId } = await anAllocation(db(), { placeCode });
  const page = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>").toString("base64");
  const input = {
    allocationId,
    baseRevision: 1,
    outcome: "full" as const,
    quantity: 1,
    happenedAt: "2026-03-20T03:00:00Z",
    receiverName: "Sarmanah",
    signature: aSignature(),
  };
  expect(await callOperation(db(), record, recordHandover, officer, { ...input, photo: page })).toMatchObject(
    { ok: false, refusal: { code: "PICTURE_WRONG" } },
  );
  expect(await callOperation(db(), record, recordHandover, officer, input)).toMatchObject({ ok: true });
});

it("counts as waiting only those for whom nothing is set aside", async () => {
  const decree = await anEntitledDecree(db(), { placeCode, lines: 2 });
  const programmeCode = decree.programme.code;
  const count = async () =>
    (await mustCall(db(), waiting, listWaitingGoods, officer, { programmeCode })).stages.map(
      (one) => one.waiting,
    );
  expect(await count()).toEqual([2]);
  const { lotId } = await anAllocation(db(), { placeCode });
  await db().owner.query(
    `insert into delivery.goods_allocations (region_code, place_code, entitlement_id, lot_id, quantity, allocated_by)
     select region_code, place_code, id, $2, 1, $3 from delivery.entitlements where id = $1`,
    [decree.entitlementIds[0], lotId, officer.userId],
  );
  expect(await count()).toEqual([1]);
});
