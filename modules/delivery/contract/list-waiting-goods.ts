import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

/**
 * What waits around goods in the caller's area: due entitlements nobody has set goods aside for, by programme and
 * stage, and goods set aside that are still to be handed over.
 */
export const listWaitingGoods = queryContract({
  name: "delivery.list-waiting-goods",
  method: "GET",
  path: "/delivery/goods/waiting",
  summary: "What waits to be set aside and to be handed over.",
  permission: "delivery.goods.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ programmeCode: z.string().max(32).optional() }),
  output: z.strictObject({
    stages: z.array(
      z.strictObject({
        programmeCode: z.string(),
        programmeTitle: z.strictObject({ id: z.string(), en: z.string() }),
        /** Whether the programme gives goods; others may be served with goods too, but nobody waits for them. */
        givesGoods: z.boolean(),
        period: z.string(),
        stage: z.string(),
        stageLabel: z.strictObject({ id: z.string(), en: z.string() }),
        /** Earliest day on which one of them was due. */
        dueOn: z.iso.date(),
        /** Due, and nothing set aside. */
        waiting: z.int(),
      }),
    ),
    toHandOver: z.strictObject({ count: z.int(), dueOn: z.iso.date().nullable() }),
  }),
  errors: {},
});
