import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { manageErrors } from "./grant-errors.ts";

/** Removes a lost second factor after the person was identified; the user enrols anew at the next sign-in. */
export const resetSecondFactor = commandContract({
  name: "identity.reset-second-factor",
  method: "POST",
  path: "/identity/users/:userId/reset-second-factor",
  summary: "Remove a user's lost second factor.",
  permission: "identity.user.manage",
  scope: "area",
  input: z.strictObject({ userId: z.uuid() }),
  output: z.strictObject({}),
  errors: {
    ...manageErrors,
    USER_NOT_FOUND: 404,
    SECOND_FACTOR_NOT_ENROLLED: 409,
    OWN_ACCOUNT: 403,
    USER_ABOVE_YOU: 403,
  },
});
