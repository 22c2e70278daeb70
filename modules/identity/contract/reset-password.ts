import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { manageErrors } from "./grant-errors.ts";

/** Gives a temporary password, shown once and valid for three days; sessions end and a lock-out is lifted. */
export const resetPassword = commandContract({
  name: "identity.reset-password",
  method: "POST",
  path: "/identity/users/:userId/reset-password",
  summary: "Give a user a temporary password.",
  permission: "identity.user.manage",
  scope: "area",
  secret: true,
  input: z.strictObject({ userId: z.uuid() }),
  output: z.strictObject({ temporaryPassword: z.string(), expiresAt: z.iso.datetime() }),
  errors: {
    ...manageErrors,
    USER_NOT_FOUND: 404,
    OWN_ACCOUNT: 403,
    USER_ABOVE_YOU: 403,
  },
});
