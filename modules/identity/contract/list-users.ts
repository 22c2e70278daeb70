import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { RoleName, RoleSummary, Username } from "./shapes.ts";

export const UserRow = z.strictObject({
  userId: z.uuid(),
  username: Username,
  displayName: z.string(),
  position: z.string().nullable(),
  roles: z.array(RoleSummary),
  area: z.strictObject({ code: PlaceCode, name: z.string() }),
  status: z.enum(["active", "disabled"]),
  secondFactorEnrolled: z.boolean(),
  lastSignInAt: z.iso.datetime().nullable(),
});

/** Users whose area lies inside the caller's, by name; pages by key. POST: a typed name must not stand in an address. */
export const listUsers = queryContract({
  name: "identity.list-users",
  method: "POST",
  path: "/identity/users/search",
  summary: "Users in the caller's area.",
  permission: "identity.user.read",
  scope: "area",
  personal: false,
  input: z.strictObject({
    /** Part of the name, username or position. */
    text: z.string().trim().max(80).optional(),
    role: RoleName.optional(),
    status: z.enum(["active", "disabled"]).optional(),
    areaCode: PlaceCode.optional(),
    limit: z.int().min(1).max(200).default(50),
    after: z.string().max(300).optional(),
  }),
  output: z.strictObject({
    users: z.array(UserRow),
    total: z.int(),
    /** Pass as `after` for the next page; null on the last one. */
    next: z.string().nullable(),
  }),
  errors: { PAGE_KEY_INVALID: 400 },
});
