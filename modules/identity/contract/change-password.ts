import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";

/** What is wrong with a new password; the screens have a sentence for each. */
export const PasswordFault = z.enum([
  "too-short",
  "too-long",
  "too-easy",
  "holds-own-name",
  "same-as-before",
]);
export type PasswordFault = z.output<typeof PasswordFault>;

/** Replaces the caller's own password; every other session of the caller ends. */
export const changePassword = commandContract({
  name: "identity.change-password",
  method: "POST",
  path: "/identity/password",
  summary: "Change the own password.",
  permission: "signed-in",
  scope: "self",
  secret: true,
  input: z.strictObject({
    current: z.string().min(1).max(200),
    next: z.string().min(1).max(200),
  }),
  output: z.strictObject({ otherSessionsEnded: z.int() }),
  errors: {
    PASSWORD_WRONG: 422,
    /** details: { fault: PasswordFault, warning?: string, suggestions: string[] } in the caller's language */
    PASSWORD_WEAK: 422,
    TOO_MANY_ATTEMPTS: 429,
  },
});
