import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { RoleName, Title } from "./shapes.ts";

export const RoleInfo = z.strictObject({
  name: RoleName,
  title: Title,
  summary: Title,
  /** Levels of place such a user may be given. */
  areaLevels: z.array(z.enum(["province", "regency", "district", "village"])),
  secondFactorRequired: z.boolean(),
  bidangRequired: z.boolean(),
  /** Whether the caller may give this role to someone. */
  grantable: z.boolean(),
});

/** The roles of this office, for the form that makes a user. */
export const listRoles = queryContract({
  name: "identity.list-roles",
  method: "GET",
  path: "/identity/roles",
  summary: "Roles and whether the caller may grant them.",
  permission: "identity.user.read",
  scope: "none",
  personal: false,
  input: z.strictObject({}),
  output: z.strictObject({ roles: z.array(RoleInfo) }),
  errors: {},
});
