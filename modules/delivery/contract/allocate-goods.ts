import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { PeriodText } from "./shapes.ts";

/**
 * Sets goods of a lot aside for due entitlements of a programme, in the order of places and decree lines, as
 * far as the lot reaches. Running it again allocates only to those who have none: nobody is served twice.
 */
export const allocateGoods = commandContract({
  name: "delivery.allocate-goods",
  method: "POST",
  path: "/delivery/goods/lots/:lotId/allocations",
  summary: "Set goods aside for entitlements.",
  permission: "delivery.goods.manage",
  scope: "area",
  input: z.strictObject({
    lotId: z.uuid(),
    programmeCode: z.string().max(32),
    period: PeriodText,
    stage: z.string().max(40),
    placeCode: z
      .string()
      .regex(/^\d{2,10}$/)
      .optional(),
    quantityEach: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  output: z.strictObject({
    allocated: z.int(),
    /** Entitlements that still wait because the lot was used up. */
    waiting: z.int(),
    /** Units of the lot that are still free. */
    free: z.int(),
  }),
  errors: { LOT_NOT_FOUND: 404, NOBODY_WAITS: 409, SHELF_EMPTY: 409 },
});
