import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ProgrammeCode } from "./definition.ts";

/**
 * Copies a version (the one in force, unless another is named) into a draft of the office. One open draft or
 * submitted version of the office at a time, so that two changes never race each other; DRAFT_OPEN tells which.
 */
export const createDraft = commandContract({
  name: "programmes.create-draft",
  method: "POST",
  path: "/programmes/:code/drafts",
  summary: "Begin a draft from the version in force.",
  permission: "programmes.version.edit",
  scope: "none",
  input: z.strictObject({ code: ProgrammeCode, fromVersionId: z.uuid().optional() }),
  output: z.strictObject({ versionId: z.uuid() }),
  errors: {
    PROGRAMME_NOT_FOUND: 404,
    VERSION_NOT_FOUND: 404,
    NOT_YOUR_DIVISION: 403,
    /** Details: { versionId, number } */
    DRAFT_OPEN: 409,
  },
});
