import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Gives up a draft or submitted version; it stays readable, but cannot be taken up again. */
export const withdrawVersion = commandContract({
  name: "programmes.withdraw-version",
  method: "POST",
  path: "/programmes/versions/:versionId/withdrawal",
  summary: "Withdraw a version that is not approved yet.",
  permission: "programmes.version.edit",
  scope: "none",
  input: z.strictObject({
    versionId: z.uuid(),
    baseRevision: z.int(),
    reason: z.string().trim().min(3).max(1000),
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: { VERSION_NOT_FOUND: 404, NOT_YOUR_DIVISION: 403, VERSION_NOT_OPEN: 409, STALE: 409 },
});
