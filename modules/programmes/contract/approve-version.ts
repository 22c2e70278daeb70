import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/**
 * Puts a submitted version in force from its first day; the version before ends the day before. Not by anybody who
 * made, saved or submitted it, and with a second factor given in the last five minutes. EFFECTIVE_TAKEN { number, from }: another approved version begins on or after that day.
 */
export const approveVersion = commandContract({
  name: "programmes.approve-version",
  method: "POST",
  path: "/programmes/versions/:versionId/approval",
  summary: "Approve a submitted version of a programme.",
  permission: "programmes.version.approve",
  scope: "none",
  freshSecondFactor: true,
  input: z.strictObject({
    versionId: z.uuid(),
    baseRevision: z.int(),
    note: z.string().trim().max(1000).default(""),
  }),
  output: z.strictObject({ revision: z.int(), endedVersionId: z.uuid().nullable() }),
  errors: {
    VERSION_NOT_FOUND: 404,
    NOT_YOUR_DIVISION: 403,
    MAKER_IS_APPROVER: 403,
    VERSION_NOT_SUBMITTED: 409,
    STALE: 409,
    EFFECTIVE_TAKEN: 409,
    VERSION_HAS_PROBLEMS: 422,
  },
});
