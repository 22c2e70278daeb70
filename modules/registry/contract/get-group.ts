import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { GroupMember, GroupSize } from "./group-shapes.ts";
import { Allowed } from "./page-shapes.ts";
import { PlaceLabel } from "./shapes.ts";

/** A group and its members over time; members outside the actor's sight are neither named nor counted. */
export const getGroup = queryContract({
  name: "registry.get-group",
  method: "GET",
  path: "/registry/groups/:groupId",
  summary: "Read a group with its members.",
  permission: "registry.group.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ groupId: z.uuid() }),
  output: z.strictObject({
    groupId: z.uuid(),
    revision: z.int(),
    name: z.string(),
    kind: z.string(),
    place: PlaceLabel,
    source: z.string(),
    createdAt: z.iso.datetime(),
    members: z.array(GroupMember),
    /** null where no rule names a size for this kind. */
    size: GroupSize.nullable(),
    allowed: Allowed,
  }),
  errors: { GROUP_NOT_FOUND: 404 },
});
