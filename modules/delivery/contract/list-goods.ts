import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { GoodsItem, GoodsLot } from "./goods-shapes.ts";

/** Kinds of goods with the lots in the caller's area: what is free, set aside, handed over, written off. */
export const listGoods = queryContract({
  name: "delivery.list-goods",
  method: "GET",
  path: "/delivery/goods",
  summary: "List goods and their stock.",
  permission: "delivery.goods.read",
  scope: "area",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({ items: z.array(GoodsItem), lots: z.array(GoodsLot) }),
  errors: {},
});
