import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { GoodsItem } from "./goods-shapes.ts";

/** Adds a kind of goods. */
export const createGoodsItem = commandContract({
  name: "delivery.create-goods-item",
  method: "POST",
  path: "/delivery/goods",
  summary: "Add a kind of goods.",
  permission: "delivery.goods.manage",
  scope: "none",
  input: GoodsItem,
  output: z.strictObject({ code: z.string() }),
  errors: { ITEM_EXISTS: 409 },
});
