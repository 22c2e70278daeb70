import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Ends one of the caller's own sessions, e.g. on a lost phone. */
export const revokeSession = commandContract({
  name: "identity.revoke-session",
  method: "POST",
  path: "/identity/sessions/:sessionId/revoke",
  summary: "End one of the own sessions.",
  permission: "signed-in",
  scope: "self",
  input: z.strictObject({ sessionId: z.uuid() }),
  output: z.strictObject({}),
  errors: { SESSION_NOT_FOUND: 404 },
});
