import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { aftercareKinds } from "./goods-shapes.ts";
import { ReasonText } from "./shapes.ts";

/** What came after a hand-over: fitted, repaired, or given back (then the goods are on the shelf again). */
export const recordAftercare = commandContract({
  name: "delivery.record-aftercare",
  method: "POST",
  path: "/delivery/goods/handovers/:handoverId/aftercare",
  summary: "Record what came after a hand-over.",
  permission: "delivery.goods.hand-over",
  scope: "compartment",
  input: z.strictObject({
    handoverId: z.uuid(),
    kind: z.enum(aftercareKinds),
    happenedOn: z.iso.date(),
    note: ReasonText,
  }),
  output: z.strictObject({ state: z.string() }),
  errors: {
    HANDOVER_NOT_FOUND: 404,
    NOTHING_HANDED_OVER: 409,
    ALREADY_RETURNED: 409,
    HAPPENED_IN_FUTURE: 422,
    BEFORE_HANDOVER: 422,
  },
});
