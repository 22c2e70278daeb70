import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

export const batchEvents = auditEvents({
  "batch.cancel-requested.v1": z.strictObject({ kind: z.string() }),
  "batch.seen.v1": z.strictObject({ count: z.int() }),
});
