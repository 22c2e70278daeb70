import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { Reason } from "./shapes.ts";

/**
 * Makes two records of one human being one: what hangs on the merged one is re-pointed to the kept one, both
 * histories stay, and registry.undo-merge takes it all back. Fields of the kept one win; its unknown ones are
 * filled, and `take` names those to take from the merged one nevertheless.
 */
export const mergePersons = commandContract({
  name: "registry.merge-persons",
  method: "POST",
  path: "/registry/persons/merge",
  summary: "Merge two records of one person.",
  permission: "registry.person.merge",
  scope: "area",
  input: z.strictObject({
    keptId: z.uuid(),
    keptRevision: z.int(),
    mergedId: z.uuid(),
    mergedRevision: z.int(),
    take: z.array(z.enum(["name", "nik", "sex", "bornOn", "birthPlace", "motherName"])).default([]),
    reason: Reason,
  }),
  output: z.strictObject({ mergeId: z.uuid(), revision: z.int() }),
  errors: {
    PERSON_NOT_FOUND: 404,
    SAME_RECORD: 422,
    /** Already merged into another; details: none. */
    ALREADY_MERGED: 409,
    STALE: 409,
    /** One of them lives in another kabupaten/kota: correct the address first. */
    DIFFERENT_REGION: 422,
  },
});
