import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { UserRow } from "./list-users.ts";
import { Bidang, Compartment, Nip } from "./shapes.ts";

export const UserAction = z.enum(["change", "disable", "enable", "reset-password", "reset-second-factor"]);
export type UserAction = z.output<typeof UserAction>;

/** One user with what the caller may do to the account. */
export const getUser = queryContract({
  name: "identity.get-user",
  method: "GET",
  path: "/identity/users/:userId",
  summary: "One user of the caller's area.",
  permission: "identity.user.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ userId: z.uuid() }),
  output: UserRow.extend({
    nip: Nip.nullable(),
    bidang: Bidang.nullable(),
    compartments: z.array(Compartment),
    revision: z.int(),
    createdAt: z.iso.datetime(),
    createdBy: z.string().nullable(),
    mustChangePassword: z.boolean(),
    runningSessions: z.int(),
    actions: z.array(UserAction),
  }),
  errors: { USER_NOT_FOUND: 404 },
});
