import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** Ends the caller's own session and removes its cookie. */
export const signOut = commandContract({
  name: "identity.sign-out",
  method: "POST",
  path: "/identity/sign-out",
  summary: "End the current session.",
  permission: "signed-in",
  scope: "self",
  input: z.strictObject({}),
  output: z.strictObject({}),
  errors: {},
});
