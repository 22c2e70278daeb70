import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { cancelAllocation } from "../../contract/cancel-allocation.ts";
import { goodsEvents } from "../../contract/goods-events.ts";
import { lockAllocation } from "./allocation-rows.ts";

export const handler = command(cancelAllocation, async (tx, input, { actor }) => {
  const row = await lockAllocation(tx, input.allocationId);
  if (!row) return refuse("ALLOCATION_NOT_FOUND");
  if (row.revision !== input.baseRevision) return refuse("STALE");
  if (row.state !== "allocated" && row.state !== "partly") return refuse("ALLOCATION_SETTLED");
  await sql`
    select delivery.move_goods(${row.lot_id}, 'release', ${row.quantity - row.handed_over}, ${row.id}, ${input.reason},
                               ${actor.userId})`.execute(tx);
  const state = row.handed_over > 0 ? "handed-over" : "cancelled";
  await sql`
    update delivery.goods_allocations set state = ${state}, revision = revision + 1
     where region_code = ${row.region_code} and id = ${row.id}`.execute(tx);
  // What a part was handed over of is settled with that part; the rest waits for another lot.
  await sql`
    update delivery.entitlements set state = ${row.handed_over > 0 ? "handed-over" : "due"}, held_because = null
     where region_code = ${row.region_code} and id = ${row.entitlement_id} and state in ('due', 'held')`.execute(
    tx,
  );
  return done({ state }, [
    goodsEvents["delivery.goods-allocation-cancelled.v1"](
      { kind: "goods-allocation", id: row.id, placeCode: row.place_code },
      { reason: input.reason },
    ),
  ]);
});
