import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { Reason } from "./shapes.ts";

/** Makes two records of one family one: members and facts go to the kept one; can be undone. */
export const mergeFamilies = commandContract({
  name: "registry.merge-families",
  method: "POST",
  path: "/registry/families/merge",
  summary: "Merge two records of one family.",
  permission: "registry.family.merge",
  scope: "area",
  input: z.strictObject({
    keptId: z.uuid(),
    keptRevision: z.int(),
    mergedId: z.uuid(),
    mergedRevision: z.int(),
    reason: Reason,
  }),
  output: z.strictObject({ mergeId: z.uuid(), revision: z.int() }),
  errors: {
    FAMILY_NOT_FOUND: 404,
    SAME_RECORD: 422,
    ALREADY_MERGED: 409,
    STALE: 409,
    /** They are recorded in different villages: correct the address of one first. */
    DIFFERENT_PLACE: 422,
  },
});
