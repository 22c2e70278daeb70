import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { DraftDefinition } from "./draft-definition.ts";
import { DefinitionProblem } from "./version-shapes.ts";

/**
 * Saves a draft as it stands, complete or not, and tells what keeps it from being submitted. STALE (somebody saved
 * meanwhile) tells the fields that differ: { revision, fields: [{ field, stored, sent }] }.
 */
export const saveDraft = commandContract({
  name: "programmes.save-draft",
  method: "PUT",
  path: "/programmes/versions/:versionId",
  summary: "Save a draft of a programme version.",
  permission: "programmes.version.edit",
  scope: "none",
  input: z.strictObject({
    versionId: z.uuid(),
    baseRevision: z.int(),
    definition: DraftDefinition,
    note: z.string().trim().max(1000).default(""),
  }),
  output: z.strictObject({ revision: z.int(), problems: z.array(DefinitionProblem) }),
  errors: {
    VERSION_NOT_FOUND: 404,
    NOT_YOUR_DIVISION: 403,
    VERSION_NOT_DRAFT: 409,
    STALE: 409,
    PROGRAMME_IDENTITY_FIXED: 422,
  },
});
