import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Ends all of the caller's sessions but the one that asks. */
export const revokeOtherSessions = commandContract({
  name: "identity.revoke-other-sessions",
  method: "POST",
  path: "/identity/sessions/revoke-others",
  summary: "End all other own sessions.",
  permission: "signed-in",
  scope: "self",
  input: z.strictObject({}),
  output: z.strictObject({ ended: z.int() }),
  errors: {},
});
