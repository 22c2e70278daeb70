import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { RupiahText } from "./shapes.ts";

/** Takes a lot into stock under its document (BAST of the supplier); the stock lies in the caller's area. */
export const receiveGoods = commandContract({
  name: "delivery.receive-goods",
  method: "POST",
  path: "/delivery/goods/lots",
  summary: "Take goods into stock.",
  permission: "delivery.goods.manage",
  scope: "none",
  input: z.strictObject({
    itemCode: z.string().max(40),
    store: z.string().trim().min(2).max(80),
    documentNumber: z.string().trim().min(2).max(80),
    receivedOn: z.iso.date(),
    quantity: z.coerce.number().int().min(1).max(1_000_000),
    unitCostRupiah: RupiahText,
    expiresOn: z.iso.date().nullable().default(null),
    note: z.string().trim().max(500).default(""),
  }),
  output: z.strictObject({ lotId: z.uuid() }),
  errors: { ITEM_NOT_FOUND: 404, RECEIVED_IN_FUTURE: 422 },
});
