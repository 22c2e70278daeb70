import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { grantErrors, manageErrors } from "./grant-errors.ts";
import { UserDetails, Username } from "./shapes.ts";

/**
 * Makes a user with a temporary password, shown once and to be replaced at first sign-in. Nobody can give
 * more than they may: role, area and compartments are checked against the caller.
 */
export const createUser = commandContract({
  name: "identity.create-user",
  method: "POST",
  path: "/identity/users",
  summary: "Create a user.",
  permission: "identity.user.manage",
  scope: "area",
  secret: true,
  input: UserDetails.extend({ username: Username }),
  output: z.strictObject({ userId: z.uuid(), temporaryPassword: z.string(), expiresAt: z.iso.datetime() }),
  errors: {
    ...manageErrors,
    USERNAME_TAKEN: 409,
    NIP_TAKEN: 409,
    ...grantErrors,
  },
});
