import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

const Fields = z.strictObject({ fields: z.array(z.string()) });
const Merge = z.strictObject({ mergeId: z.uuid(), mergedId: z.uuid() });

/** What the registry writes to the audit trail: names of fields, never their values. */
export const registryEvents = auditEvents({
  "registry.family-created.v1": z.strictObject({ memberCount: z.int() }),
  "registry.family-changed.v1": Fields,
  "registry.family-moved.v1": z.strictObject({ fromPlaceCode: z.string(), toPlaceCode: z.string() }),
  "registry.family-split.v1": z.strictObject({ newFamilyId: z.uuid(), memberCount: z.int() }),
  "registry.person-created.v1": z.strictObject({ withNik: z.boolean() }),
  "registry.person-changed.v1": Fields,
  "registry.person-moved.v1": z.strictObject({ fromPlaceCode: z.string(), toPlaceCode: z.string() }),
  "registry.condition-recorded.v1": z.strictObject({ conditionId: z.uuid(), isProtected: z.boolean() }),
  "registry.condition-ended.v1": z.strictObject({ conditionId: z.uuid(), isProtected: z.boolean() }),
  "registry.life-event-recorded.v1": z.strictObject({ kind: z.string() }),
  "registry.persons-merged.v1": Merge,
  "registry.families-merged.v1": Merge,
  "registry.merge-undone.v1": z.strictObject({ mergeId: z.uuid() }),
  "registry.group-created.v1": z.strictObject({ memberCount: z.int() }),
  "registry.group-changed.v1": Fields,
  // v1 knew no change of role; kept for the rows of the trail that bear it.
  "registry.group-members-changed.v1": z.strictObject({ joined: z.int(), left: z.int() }),
  "registry.group-members-changed.v2": z.strictObject({ joined: z.int(), left: z.int(), roles: z.int() }),
  "registry.document-added.v1": z.strictObject({ documentId: z.uuid(), kind: z.string() }),
  "registry.link-decided.v1": z.strictObject({
    actId: z.uuid(),
    decision: z.string(),
    pairs: z.int(),
    secondBecause: z.array(z.string()),
  }),
  "registry.link-confirmed.v1": z.strictObject({ actId: z.uuid(), confirmed: z.boolean() }),
  "registry.link-undone.v1": z.strictObject({ actId: z.uuid(), pairs: z.int() }),
  "registry.link-assigned.v1": z.strictObject({ pairs: z.int(), toMe: z.boolean() }),
  "registry.link-checked.v1": z.strictObject({ checkId: z.uuid(), agrees: z.boolean() }),
});
