import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

/** What goods write to the audit trail. */
export const goodsEvents = auditEvents({
  "delivery.goods-item-created.v1": z.strictObject({ code: z.string() }),
  "delivery.goods-received.v1": z.strictObject({
    itemCode: z.string(),
    quantity: z.int(),
    unitCostRupiah: z.string(),
    documentNumber: z.string(),
  }),
  "delivery.goods-allocated.v1": z.strictObject({
    lotId: z.string(),
    programmeCode: z.string(),
    period: z.string(),
    stage: z.string(),
    allocations: z.int(),
    left: z.int(),
  }),
  "delivery.goods-allocation-cancelled.v1": z.strictObject({ reason: z.string() }),
  "delivery.goods-handed-over.v1": z.strictObject({
    number: z.string(),
    outcome: z.string(),
    quantity: z.int(),
    hasPhoto: z.boolean(),
    hasPlace: z.boolean(),
  }),
  "delivery.goods-aftercare.v1": z.strictObject({ handover: z.string(), kind: z.string() }),
});
