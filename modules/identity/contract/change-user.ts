import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { grantErrors, manageErrors } from "./grant-errors.ts";
import { UserDetails } from "./shapes.ts";

/** Changes name, post, roles, area, bidang and compartments; running sessions end when rights change. */
export const changeUser = commandContract({
  name: "identity.change-user",
  method: "PUT",
  path: "/identity/users/:userId",
  summary: "Change a user.",
  permission: "identity.user.manage",
  scope: "area",
  input: UserDetails.extend({ userId: z.uuid(), baseRevision: z.int() }),
  output: z.strictObject({ revision: z.int() }),
  errors: {
    ...manageErrors,
    USER_NOT_FOUND: 404,
    /** Someone else saved in between; details: the stored version */
    USER_CHANGED: 409,
    NIP_TAKEN: 409,
    OWN_ACCOUNT: 403,
    USER_ABOVE_YOU: 403,
    ...grantErrors,
  },
});
