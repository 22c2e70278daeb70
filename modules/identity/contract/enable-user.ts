import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { manageErrors } from "./grant-errors.ts";

/** Opens a disabled account again. */
export const enableUser = commandContract({
  name: "identity.enable-user",
  method: "POST",
  path: "/identity/users/:userId/enable",
  summary: "Enable a disabled user.",
  permission: "identity.user.manage",
  scope: "area",
  input: z.strictObject({ userId: z.uuid() }),
  output: z.strictObject({}),
  errors: {
    ...manageErrors,
    USER_NOT_FOUND: 404,
    USER_NOT_DISABLED: 409,
    OWN_ACCOUNT: 403,
    USER_ABOVE_YOU: 403,
  },
});
