import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { allocateGoods } from "../../contract/allocate-goods.ts";
import { getAllocation } from "../../contract/get-allocation.ts";
import { listAllocations } from "../../contract/list-allocations.ts";
import { printHandover } from "../../contract/print-handover.ts";
import { recordAftercare } from "../../contract/record-aftercare.ts";
import { recordHandover } from "../../contract/record-handover.ts";
import { countStock, entitlementState } from "../testing/count-stock.ts";
import { anEntitledDecree } from "../testing/entitled.ts";
import { aLot, aSignature } from "../testing/goods.ts";
import { handler as allocate } from "./allocate-goods.ts";
import { handler as get } from "./get-allocation.ts";
import { handler as list } from "./list-allocations.ts";
import { handler as print } from "./print-handover.ts";
import { handler as aftercare } from "./record-aftercare.ts";
import { handler as handOver } from "./record-handover.ts";

const db = useDatabase();
const permissions = ["delivery.goods.manage", "delivery.goods.read", "delivery.goods.hand-over"];
const officer = anActor({ areaCode: "36", permissions });
// Kecamatan Panggarangan: the store of the province lies outside this worker's area.
const field = anActor({
  areaCode: "360214",
  permissions: ["delivery.goods.read", "delivery.goods.hand-over"],
});

/** Three units set aside by the province for one family of the kecamatan. */
async function setAside() {
  const decree = await anEntitledDecree(db(), { placeCode: "3602142001", lines: 1 });
  const { lotId } = await aLot(db(), { placeCode: "36", quantity: 5 });
  const programmeCode = decree.programme.code;
  await mustCall(db(), allocate, allocateGoods, officer, {
    lotId,
    programmeCode,
    period: "2026",
    stage: "uji",
    quantityEach: 3,
  });
  const [line] = (await mustCall(db(), list, listAllocations, field, { programmeCode })).allocations;
  return {
    lotId,
    allocationId: line?.allocationId ?? "",
    entitlementId: decree.entitlementIds[0] ?? "",
    programmeCode,
  };
}

const signed = {
  receiverName: "Sarmanah",
  signature: aSignature(),
  happenedAt: "2026-03-20T03:00:00Z",
} as const;
const absent = { quantity: 0, happenedAt: "2026-03-20T03:00:00Z", note: "Rumah kosong, tetangga ke pasar" };

async function expectStock(lotId: string, reserved: number, handedOver: number): Promise<void> {
  const { row, moves } = await countStock(db(), lotId);
  expect(row).toEqual({ quantity: 5, reserved, handedOver });
  expect(moves).toEqual(row);
}

it("lets a field worker of one kecamatan hand over from the province's store, in parts", async () => {
  const { lotId, allocationId, entitlementId } = await setAside();
  const first = await mustCall(db(), handOver, recordHandover, field, {
    allocationId,
    baseRevision: 1,
    outcome: "partial",
    quantity: 1,
    ...signed,
  });
  expect(first.number).toMatch(/^BAST-\d{4}-\d{6}$/);
  await expectStock(lotId, 2, 1);
  expect(await entitlementState(db(), entitlementId)).toEqual({ state: "held", because: "partial" });
  await mustCall(db(), handOver, recordHandover, field, {
    allocationId,
    baseRevision: 2,
    outcome: "full",
    quantity: 2,
    ...signed,
  });
  await expectStock(lotId, 0, 3);
  expect(await entitlementState(db(), entitlementId)).toEqual({ state: "handed-over", because: null });
  const seen = await mustCall(db(), get, getAllocation, field, { allocationId });
  expect(seen).toMatchObject({ state: "handed-over", handedOver: 3, allowed: ["aftercare"] });
  expect(seen.handovers.map((one) => one.quantity)).toEqual([1, 2]);
});

it("refuses a worker of another kecamatan as if nothing were there", async () => {
  const { lotId, allocationId } = await setAside();
  const elsewhere = anActor({
    areaCode: "360410",
    permissions: ["delivery.goods.read", "delivery.goods.hand-over"],
  });
  expect(
    await callOperation(db(), handOver, recordHandover, elsewhere, {
      allocationId,
      baseRevision: 1,
      outcome: "full",
      quantity: 3,
      ...signed,
    }),
  ).toMatchObject({ ok: false, status: 404 });
  await expectStock(lotId, 3, 0);
});

it("gives refused goods up for the next and holds the entitlement", async () => {
  const { lotId, allocationId, entitlementId } = await setAside();
  await mustCall(db(), handOver, recordHandover, field, {
    allocationId,
    baseRevision: 1,
    outcome: "refused",
    ...absent,
  });
  await expectStock(lotId, 0, 0);
  expect(await entitlementState(db(), entitlementId)).toEqual({ state: "held", because: "refused" });
});

it("keeps the goods of who was not met set aside", async () => {
  const { lotId, allocationId, entitlementId } = await setAside();
  await mustCall(db(), handOver, recordHandover, field, {
    allocationId,
    baseRevision: 1,
    outcome: "not-met",
    ...absent,
  });
  await expectStock(lotId, 3, 0);
  expect(await entitlementState(db(), entitlementId)).toEqual({ state: "due", because: null });
  expect(await mustCall(db(), get, getAllocation, field, { allocationId })).toMatchObject({
    state: "allocated",
    allowed: ["hand-over"],
  });
});

it("is done once when two workers hand over at the same instant", async () => {
  const { lotId, allocationId } = await setAside();
  const both = await Promise.all(
    [field, officer].map((actor) =>
      callOperation(db(), handOver, recordHandover, actor, {
        allocationId,
        baseRevision: 1,
        outcome: "full",
        quantity: 3,
        ...signed,
      }),
    ),
  );
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect(both.find((one) => !one.ok)).toMatchObject({ refusal: { code: "STALE" } });
  await expectStock(lotId, 0, 3);
});

it("puts what is given back on the shelf again, once", async () => {
  const { lotId, allocationId, entitlementId } = await setAside();
  const { handoverId } = await mustCall(db(), handOver, recordHandover, field, {
    allocationId,
    baseRevision: 1,
    outcome: "full",
    quantity: 3,
    ...signed,
  });
  const after = (kind: "repaired" | "returned", happenedOn = "2026-04-01") =>
    callOperation(db(), aftercare, recordAftercare, field, {
      handoverId,
      kind,
      happenedOn,
      note: "Dicatat saat kunjungan berikutnya",
    });
  expect(await after("repaired", "2026-03-01")).toMatchObject({ refusal: { code: "BEFORE_HANDOVER" } });
  expect(await after("repaired")).toMatchObject({ ok: true });
  await expectStock(lotId, 0, 3);
  expect(await after("returned")).toMatchObject({ ok: true, out: { state: "returned" } });
  await expectStock(lotId, 0, 0);
  expect(await entitlementState(db(), entitlementId)).toMatchObject({ state: "returned" });
  expect(await after("returned")).toMatchObject({ refusal: { code: "ALREADY_RETURNED" } });
});

it("prints the minutes with the signature, and refuses what has not happened yet", async () => {
  const { allocationId } = await setAside();
  const input = { allocationId, baseRevision: 1, outcome: "full", quantity: 3, ...signed } as const;
  expect(
    await callOperation(db(), handOver, recordHandover, field, {
      ...input,
      happenedAt: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  ).toMatchObject({ refusal: { code: "HAPPENED_IN_FUTURE" } });
  const { handoverId, number } = await mustCall(db(), handOver, recordHandover, field, input);
  let name = "";
  const parts: Buffer[] = [];
  await mustCall(
    db(),
    print,
    printHandover,
    field,
    { handoverId },
    {
      deliver: async ({ stream, fileName }) => {
        name = fileName;
        for await (const part of stream) parts.push(Buffer.from(part as Buffer));
      },
    },
  );
  expect(name).toBe(`${number}.pdf`);
  expect(Buffer.concat(parts).subarray(0, 5).toString()).toBe("%PDF-");
});
