import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Hands a draft over for approval. VERSION_HAS_PROBLEMS carries { count, problems } of what must be mended first. */
export const submitVersion = commandContract({
  name: "programmes.submit-version",
  method: "POST",
  path: "/programmes/versions/:versionId/submission",
  summary: "Submit a draft for approval.",
  permission: "programmes.version.edit",
  scope: "none",
  input: z.strictObject({
    versionId: z.uuid(),
    baseRevision: z.int(),
    note: z.string().trim().min(1).max(1000),
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: {
    VERSION_NOT_FOUND: 404,
    NOT_YOUR_DIVISION: 403,
    VERSION_NOT_DRAFT: 409,
    STALE: 409,
    VERSION_HAS_PROBLEMS: 422,
  },
});
