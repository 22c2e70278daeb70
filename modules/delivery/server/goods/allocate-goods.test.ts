import { expect, it } from "vitest";
import { anActor } from "#platform/testkit/actors.ts";
import { callOperation, mustCall } from "#platform/testkit/call.ts";
import { useDatabase } from "#platform/testkit/database.ts";
import { allocateGoods } from "../../contract/allocate-goods.ts";
import { cancelAllocation } from "../../contract/cancel-allocation.ts";
import { listAllocations } from "../../contract/list-allocations.ts";
import { countStock } from "../testing/count-stock.ts";
import { anEntitledDecree } from "../testing/entitled.ts";
import { aLot } from "../testing/goods.ts";
import { handler as allocate } from "./allocate-goods.ts";
import { handler as cancel } from "./cancel-allocation.ts";
import { handler as list } from "./list-allocations.ts";

const db = useDatabase();
const officer = () =>
  anActor({ areaCode: "36", permissions: ["delivery.goods.manage", "delivery.goods.read"] });
const stage = { period: "2026", stage: "uji" } as const;

it("gives the last item to one of two officers who reach for it at the same instant", async () => {
  const { lotId } = await aLot(db(), { placeCode: "36", quantity: 1 });
  const decrees = [
    await anEntitledDecree(db(), { placeCode: "3602142001", lines: 1 }),
    await anEntitledDecree(db(), { placeCode: "3604100001", lines: 1 }),
  ];
  const outcomes = await Promise.all(
    decrees.map((decree) =>
      callOperation(db(), allocate, allocateGoods, officer(), {
        lotId,
        programmeCode: decree.programme.code,
        ...stage,
      }),
    ),
  );
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1);
  expect(outcomes.find((one) => !one.ok)).toMatchObject({ refusal: { code: "SHELF_EMPTY" } });
  const { row, moves } = await countStock(db(), lotId);
  expect(row).toEqual({ quantity: 1, reserved: 1, handedOver: 0 });
  expect(moves).toEqual(row);
});

it("sets goods aside once for each, however many officers press at once", async () => {
  const decree = await anEntitledDecree(db(), { placeCode: "3602142001", lines: 6 });
  const lots = await Promise.all([1, 2, 3].map(() => aLot(db(), { placeCode: "36", quantity: 4 })));
  await Promise.all(
    lots.map(({ lotId }) =>
      callOperation(db(), allocate, allocateGoods, officer(), {
        lotId,
        programmeCode: decree.programme.code,
        ...stage,
      }),
    ),
  );
  const { rows } = await db().owner.query<{ n: number; distinct: number }>(
    `select count(*)::int as n, count(distinct a.entitlement_id)::int as distinct from delivery.goods_allocations a
      where a.entitlement_id = any ($1)`,
    [decree.entitlementIds],
  );
  expect(rows[0]?.n).toBe(rows[0]?.distinct);
  const stocks = await Promise.all(lots.map(({ lotId }) => countStock(db(), lotId)));
  for (const { row, moves } of stocks) expect(moves).toEqual(row);
  expect(stocks.reduce((sum, { row }) => sum + row.reserved, 0)).toBe(rows[0]?.n);
});

it("reaches as far as the stock, says who still waits, and serves nobody twice", async () => {
  const decree = await anEntitledDecree(db(), { placeCode: "3602142001", lines: 5 });
  const { lotId } = await aLot(db(), { placeCode: "36", quantity: 7 });
  const input = { lotId, programmeCode: decree.programme.code, ...stage, quantityEach: 2 };
  expect(await mustCall(db(), allocate, allocateGoods, officer(), input)).toEqual({
    allocated: 3,
    waiting: 2,
    free: 1,
  });
  expect(await callOperation(db(), allocate, allocateGoods, officer(), input)).toMatchObject({
    refusal: { code: "SHELF_EMPTY" },
  });
  const next = await aLot(db(), { placeCode: "36", quantity: 9 });
  expect(
    await mustCall(db(), allocate, allocateGoods, officer(), { ...input, lotId: next.lotId }),
  ).toMatchObject({ allocated: 2, waiting: 0 });
  expect(
    await callOperation(db(), allocate, allocateGoods, officer(), { ...input, lotId: next.lotId }),
  ).toMatchObject({ refusal: { code: "NOBODY_WAITS" } });
});

it("puts a cancelled allocation back on the shelf; the recipient waits again", async () => {
  const decree = await anEntitledDecree(db(), { placeCode: "3602142001", lines: 1 });
  const { lotId } = await aLot(db(), { placeCode: "36", quantity: 2 });
  const input = { lotId, programmeCode: decree.programme.code, ...stage };
  await mustCall(db(), allocate, allocateGoods, officer(), input);
  const read = () =>
    mustCall(db(), list, listAllocations, officer(), { programmeCode: decree.programme.code });
  const [line] = (await read()).allocations;
  await mustCall(db(), cancel, cancelAllocation, officer(), {
    allocationId: line?.allocationId ?? "",
    baseRevision: 1,
    reason: "Barang rusak sebelum diserahkan",
  });
  const { row, moves } = await countStock(db(), lotId);
  expect(row).toEqual({ quantity: 2, reserved: 0, handedOver: 0 });
  expect(moves).toEqual(row);
  expect((await read()).total).toBe(0);
  expect(await mustCall(db(), allocate, allocateGoods, officer(), input)).toMatchObject({ allocated: 1 });
});
