import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

const Version = z.strictObject({ programmeCode: z.string(), number: z.int() });

/** What the catalogue of programmes and the holds write to the audit trail. */
export const catalogueEvents = auditEvents({
  "programmes.programme-created.v1": z.strictObject({ programmeCode: z.string() }),
  "programmes.draft-created.v1": Version,
  "programmes.draft-saved.v1": z.strictObject({
    programmeCode: z.string(),
    number: z.int(),
    fields: z.array(z.string()),
  }),
  "programmes.version-submitted.v1": Version,
  "programmes.version-approved.v1": z.strictObject({
    programmeCode: z.string(),
    number: z.int(),
    effectiveFrom: z.string(),
    endedVersionId: z.string().nullable(),
  }),
  "programmes.version-returned.v1": Version,
  "programmes.version-withdrawn.v1": Version,
  "programmes.hold-placed.v1": z.strictObject({
    holdId: z.uuid(),
    programmeCode: z.string(),
    kind: z.enum(["paused", "refused"]),
    untilOn: z.string().nullable(),
  }),
  "programmes.hold-lifted.v1": z.strictObject({ holdId: z.uuid(), programmeCode: z.string() }),
});
