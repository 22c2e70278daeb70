import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

/** What assessments and simulations write to the audit trail: dates and figures, nobody's values. */
export const assessmentEvents = auditEvents({
  "programmes.assessment-started.v1": z.strictObject({
    period: z.string(),
    asOfOn: z.string(),
    full: z.boolean(),
  }),
  "programmes.assessment-finished.v1": z.strictObject({
    mode: z.enum(["full", "changes"]),
    families: z.int(),
    persons: z.int(),
    crossings: z.int(),
  }),
  "programmes.simulation-saved.v1": z.strictObject({ programmeCode: z.string(), scenarios: z.int() }),
  "programmes.simulation-shared.v1": z.strictObject({ shared: z.boolean() }),
  "programmes.simulation-removed.v1": z.strictObject({}),
});
