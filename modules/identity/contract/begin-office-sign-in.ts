import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/**
 * Starts a sign-in at the office's identity provider (OpenID Connect, authorization code with PKCE).
 * The page keeps `browserKey` in sessionStorage and goes to `redirectTo`; the provider comes back to the
 * page /sign-in/office with `code`, `state` and often `iss`, which go to identity.finish-office-sign-in.
 */
export const beginOfficeSignIn = commandContract({
  name: "identity.begin-office-sign-in",
  method: "POST",
  path: "/identity/office-sign-in/begin",
  summary: "Start a sign-in at the office's identity provider.",
  permission: "public",
  scope: "none",
  input: z.strictObject({}),
  output: z.strictObject({ redirectTo: z.url(), browserKey: z.string() }),
  errors: { OFFICE_SIGN_IN_OFF: 404, OFFICE_PROVIDER_UNREACHABLE: 503 },
});
