import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

const Amount = z.string();

/** What budget lines write to the audit trail. */
export const budgetEvents = auditEvents({
  "delivery.budget-created.v1": z.strictObject({ year: z.int(), ceilingRupiah: Amount }),
  "delivery.budget-changed.v1": z.strictObject({
    fields: z.array(z.string()),
    ceilingRupiah: Amount,
    previousCeilingRupiah: Amount,
  }),
});
