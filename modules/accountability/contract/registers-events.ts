import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

const Numbered = z.strictObject({ number: z.string() });

/** What the registers write to the audit trail: numbers and outcomes, never the text of a request. */
export const registersEvents = auditEvents({
  "accountability.request-recorded.v1": Numbered.extend({ kind: z.string() }),
  "accountability.request-answered.v1": Numbered.extend({ state: z.string(), late: z.boolean() }),
  "accountability.breach-recorded.v1": Numbered.extend({ kind: z.string() }),
  "accountability.breach-changed.v1": Numbered.extend({ fields: z.array(z.string()) }),
  "accountability.breach-notified.v1": Numbered.extend({
    whom: z.enum(["subjects", "authority"]),
    late: z.boolean(),
  }),
  "accountability.breach-closed.v1": Numbered,
  "accountability.destruction-proposed.v1": Numbered.extend({ classCode: z.string(), count: z.int() }),
  "accountability.destruction-decided.v1": Numbered.extend({
    classCode: z.string(),
    carriedOut: z.boolean(),
    count: z.int(),
    listSha256: z.string(),
  }),
});
