import { sql } from "kysely";
import { civilDateInWib } from "#platform/kernel/dates.ts";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { goodsEvents } from "../../contract/goods-events.ts";
import { receiveGoods } from "../../contract/receive-goods.ts";

export const handler = command(receiveGoods, async (tx, input, { actor, now, newId }) => {
  if (input.receivedOn > civilDateInWib(now)) return refuse("RECEIVED_IN_FUTURE");
  const item = await sql`select 1 from delivery.goods_items i where i.code = ${input.itemCode}`.execute(tx);
  if (item.rows.length === 0) return refuse("ITEM_NOT_FOUND");
  const lotId = newId();
  await sql`
    with lot as (
      insert into delivery.goods_lots (id, item_code, place_code, store, document_number, received_on, quantity,
        unit_cost_rupiah, expires_on, note, created_by)
      values (${lotId}, ${input.itemCode}, ${actor.areaCode}, ${input.store}, ${input.documentNumber}, ${input.receivedOn},
        ${input.quantity}, ${input.unitCostRupiah}, ${input.expiresOn}, ${input.note}, ${actor.userId})
    )
    insert into delivery.goods_moves (lot_id, place_code, kind, quantity, note, moved_by)
    values (${lotId}, ${actor.areaCode}, 'receive', ${input.quantity}, ${input.documentNumber}, ${actor.userId})`.execute(
    tx,
  );
  return done({ lotId }, [
    goodsEvents["delivery.goods-received.v1"](
      { kind: "goods-lot", id: lotId, placeCode: actor.areaCode },
      {
        itemCode: input.itemCode,
        quantity: input.quantity,
        unitCostRupiah: input.unitCostRupiah,
        documentNumber: input.documentNumber,
      },
    ),
  ]);
});
