import { sql } from "kysely";
import { done, refuse } from "#platform/kernel/result.ts";
import { command } from "#platform/runtime/operation.ts";
import { createGoodsItem } from "../../contract/create-goods-item.ts";
import { goodsEvents } from "../../contract/goods-events.ts";

export const handler = command(createGoodsItem, async (tx, input, { actor }) => {
  const { rows } = await sql`
    insert into delivery.goods_items (code, title, measure, serial_numbered, needs_fitting, created_by)
    values (${input.code}, ${JSON.stringify(input.title)}::jsonb, ${input.measure}, ${input.serialNumbered},
            ${input.needsFitting}, ${actor.userId})
    on conflict (code) do nothing returning code`.execute(tx);
  if (rows.length === 0) return refuse("ITEM_EXISTS");
  return done({ code: input.code }, [
    goodsEvents["delivery.goods-item-created.v1"](
      { kind: "goods-item", id: input.code, placeCode: actor.areaCode },
      { code: input.code },
    ),
  ]);
});
