import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { signIn } from "./sign-in.ts";

/** Ends a sign-in at the office's identity provider; only people who already have an account here come in. */
export const finishOfficeSignIn = commandContract({
  name: "identity.finish-office-sign-in",
  method: "POST",
  path: "/identity/office-sign-in/finish",
  summary: "Finish a sign-in at the office's identity provider.",
  permission: "public",
  scope: "none",
  input: z.strictObject({
    browserKey: z.string().min(20).max(100),
    /** The whole query string the provider came back with, without the question mark. */
    query: z.string().min(1).max(4000),
  }),
  output: signIn.output,
  errors: {
    OFFICE_SIGN_IN_OFF: 404,
    OFFICE_PROVIDER_UNREACHABLE: 503,
    /** The request is unknown, older than ten minutes, used already, or the provider's answer did not hold. */
    OFFICE_SIGN_IN_FAILED: 401,
    ACCOUNT_NOT_KNOWN: 403,
    TOO_MANY_ATTEMPTS: 429,
  },
});
