import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { manageErrors } from "./grant-errors.ts";

/** Why an account is closed: a code, because free text could hold anything about a person. */
export const DisableReason = z.enum([
  "left-office",
  "moved-post",
  "long-absence",
  "misuse",
  "lost-device",
  "other",
]);

/** Closes an account and ends its sessions; nothing of its history is lost. */
export const disableUser = commandContract({
  name: "identity.disable-user",
  method: "POST",
  path: "/identity/users/:userId/disable",
  summary: "Disable a user.",
  permission: "identity.user.manage",
  scope: "area",
  input: z.strictObject({ userId: z.uuid(), reason: DisableReason }),
  output: z.strictObject({ sessionsEnded: z.int() }),
  errors: {
    ...manageErrors,
    USER_NOT_FOUND: 404,
    USER_ALREADY_DISABLED: 409,
    OWN_ACCOUNT: 403,
    USER_ABOVE_YOU: 403,
  },
});
