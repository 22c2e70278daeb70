import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { SecondFactorCode } from "./shapes.ts";

/**
 * Username or NIP with password, and the second factor where the account has one. Called first without
 * `code`; SECOND_FACTOR_NEEDED asks to call again with it. Success sets the session cookie.
 * An unknown name, a wrong password and a disabled account answer alike (ASVS 5.0 §6.3.8: no enumeration).
 */
export const signIn = commandContract({
  name: "identity.sign-in",
  method: "POST",
  path: "/identity/sign-in",
  summary: "Sign in with username or NIP and password.",
  permission: "public",
  scope: "none",
  input: z.strictObject({
    username: z.string().trim().min(1).max(60),
    password: z.string().min(1).max(200),
    code: SecondFactorCode.optional(),
  }),
  output: z.strictObject({
    displayName: z.string(),
    /** A temporary password must be replaced before anything else is allowed. */
    mustChangePassword: z.boolean(),
    /** The role asks for a second factor that is not enrolled yet; nothing else is allowed until then. */
    mustEnrolSecondFactor: z.boolean(),
  }),
  errors: {
    CREDENTIALS_WRONG: 401,
    SECOND_FACTOR_NEEDED: 401,
    SECOND_FACTOR_WRONG: 401,
    /** details: { retryAfterSeconds } */
    TOO_MANY_ATTEMPTS: 429,
  },
});
