import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { goodsEvents } from "../../contract/goods-events.ts";
import { recordAftercare } from "../../contract/record-aftercare.ts";
import { lockAllocation } from "./allocation-rows.ts";
import { findHandover } from "./handover-row.ts";

export const handler = command(recordAftercare, async (tx, input, { actor, now, newId }) => {
  const handover = await findHandover(tx, input.handoverId);
  const row = handover === undefined ? undefined : await lockAllocation(tx, handover.allocation_id);
  if (!handover || !row) return refuse("HANDOVER_NOT_FOUND");
  if (handover.quantity === 0) return refuse("NOTHING_HANDED_OVER");
  if (input.happenedOn > civilDateInWib(now)) return refuse("HAPPENED_IN_FUTURE");
  if (input.happenedOn < civilDateInWib(handover.happened_at)) return refuse("BEFORE_HANDOVER");
  const back = await sql`
    select 1 from delivery.handover_events v
     where v.region_code = ${row.region_code} and v.handover_id = ${handover.id} and v.kind = 'returned'`.execute(
    tx,
  );
  if (back.rows.length > 0) return refuse("ALREADY_RETURNED");
  await sql`
    insert into delivery.handover_events (region_code, id, handover_id, place_code, compartment, kind, happened_on, note,
      recorded_at, recorded_by)
    values (${row.region_code}, ${newId()}, ${handover.id}, ${row.place_code}, ${row.compartment}, ${input.kind},
      ${input.happenedOn}, ${input.note}, ${now}, ${actor.userId})`.execute(tx);
  let state: string = row.state;
  if (input.kind === "returned") {
    await sql`
      select delivery.move_goods(${row.lot_id}, 'take-back', ${handover.quantity}, ${row.id}, ${input.note},
                                 ${actor.userId})`.execute(tx);
    const keeps = row.handed_over - handover.quantity > 0;
    state = keeps ? row.state : "returned";
    await sql`
      update delivery.goods_allocations
         set handed_over = handed_over - ${handover.quantity}, state = ${state}, revision = revision + 1
       where region_code = ${row.region_code} and id = ${row.id}`.execute(tx);
    if (!keeps)
      await sql`
        update delivery.entitlements set state = 'returned'
         where region_code = ${row.region_code} and id = ${row.entitlement_id}`.execute(tx);
  }
  return done({ state }, [
    goodsEvents["delivery.goods-aftercare.v1"](
      { kind: "goods-allocation", id: row.id, placeCode: row.place_code },
      { handover: handover.number, kind: input.kind },
    ),
  ]);
});
