import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { groupRoles, NewGroupMember } from "./group-shapes.ts";
import { CivilDate, Reason } from "./shapes.ts";

/**
 * Members who join or leave a group on a day, and roles that change from now on; who left stays in its history.
 * MEMBERSHIP_OVERLAPS: who joins again was a member until after that day.
 */
export const changeGroupMembers = commandContract({
  name: "registry.change-group-members",
  method: "PUT",
  path: "/registry/groups/:groupId/members",
  summary: "Add members to a group, end their membership or change their role.",
  permission: "registry.group.record",
  scope: "area",
  input: z.strictObject({
    groupId: z.uuid(),
    baseRevision: z.int(),
    join: z.array(NewGroupMember).max(100).default([]),
    leave: z.array(z.uuid()).max(100).default([]),
    roles: z
      .array(z.strictObject({ personId: z.uuid(), role: z.enum(groupRoles) }))
      .max(100)
      .default([]),
    /** Day of joining and leaving. */
    on: CivilDate,
    reason: Reason,
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: {
    GROUP_NOT_FOUND: 404,
    STALE: 409,
    PERSON_NOT_FOUND: 404,
    MEMBER_TWICE: 422,
    NOT_A_MEMBER: 422,
    MEMBERSHIP_OVERLAPS: 422,
    NOTHING_CHANGED: 422,
    DATE_IN_FUTURE: 422,
    ENDS_BEFORE_START: 422,
  },
});
