import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { allocateGoods } from "../../contract/allocate-goods.ts";
import { goodsEvents } from "../../contract/goods-events.ts";

interface Lot {
  readonly free: number;
  readonly place_code: string;
}

export const handler = command(allocateGoods, async (tx, input, { actor }) => {
  // What two officers read here at once may be the same last item: the lot's own CHECK decides below.
  const { rows } = await sql<Lot>`
    select l.quantity - l.reserved - l.handed_over - l.written_off as free, l.place_code
      from delivery.goods_lots l where l.id = ${input.lotId}`.execute(tx);
  const lot = rows[0];
  if (!lot) return refuse("LOT_NOT_FOUND");
  const place = input.placeCode ?? "";
  const reach = Math.floor(lot.free / input.quantityEach);
  const waitsFor = sql`
    e.programme_code = ${input.programmeCode} and e.period = ${input.period} and e.stage = ${input.stage}
    and e.state = 'due' and e.place_code >= ${place} and e.place_code < ${`${place}:`}
    and not exists (select from delivery.goods_allocations a
                     where a.region_code = e.region_code and a.entitlement_id = e.id
                       and a.state in ('allocated', 'partly', 'handed-over'))`;
  const counted = await sql<{ n: number }>`
    select count(*)::int as n from delivery.entitlements e where ${waitsFor}`.execute(tx);
  const waiting = counted.rows[0]?.n ?? 0;
  if (waiting === 0) return refuse("NOBODY_WAITS");
  if (reach === 0) return refuse("SHELF_EMPTY");
  const made = await sql<{ n: number }>`
    with next as (
      select e.region_code, e.id, e.place_code, e.compartment from delivery.entitlements e
       where ${waitsFor} order by e.place_code, e.id limit ${reach}
    ), made as (
      insert into delivery.goods_allocations (region_code, place_code, compartment, entitlement_id, lot_id, quantity, allocated_by)
      select n.region_code, n.place_code, n.compartment, n.id, ${input.lotId}, ${input.quantityEach}, ${actor.userId}
        from next n
      on conflict (region_code, entitlement_id) where state in ('allocated', 'partly', 'handed-over') do nothing
      returning 1
    )
    select count(*)::int as n from made`.execute(tx);
  const allocated = made.rows[0]?.n ?? 0;
  const units = allocated * input.quantityEach;
  const moved = await sql<{ ok: boolean }>`
    select delivery.move_goods(${input.lotId}, 'reserve', ${units}, null, ${`${input.programmeCode} ${input.period} ${input.stage}`},
                               ${actor.userId}) as ok`.execute(tx);
  if (moved.rows[0]?.ok !== true) return refuse("SHELF_EMPTY");
  const free = lot.free - units;
  return done({ allocated, waiting: waiting - allocated, free }, [
    goodsEvents["delivery.goods-allocated.v1"](
      { kind: "goods-lot", id: input.lotId, placeCode: lot.place_code },
      {
        lotId: input.lotId,
        programmeCode: input.programmeCode,
        period: input.period,
        stage: input.stage,
        allocations: allocated,
        left: free,
      },
    ),
  ]);
});
