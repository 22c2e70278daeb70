import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Gives a submitted version back to its makers as a draft, with the reason. */
export const returnVersion = commandContract({
  name: "programmes.return-version",
  method: "POST",
  path: "/programmes/versions/:versionId/return",
  summary: "Return a submitted version of a programme to its makers.",
  permission: "programmes.version.approve",
  scope: "none",
  input: z.strictObject({
    versionId: z.uuid(),
    baseRevision: z.int(),
    reason: z.string().trim().min(3).max(1000),
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: {
    VERSION_NOT_FOUND: 404,
    NOT_YOUR_DIVISION: 403,
    MAKER_IS_APPROVER: 403,
    VERSION_NOT_SUBMITTED: 409,
    STALE: 409,
  },
});
