import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { groupKinds } from "./group-shapes.ts";
import { PlaceLabel } from "./shapes.ts";

/**
 * Groups (KUBE, UEP …) of a place with the members the actor may see, page by page. `total` counts groups,
 * `memberCount` persons. POST, because a group may be looked for by the name of its chair.
 */
export const listGroups = queryContract({
  name: "registry.list-groups",
  method: "POST",
  path: "/registry/groups/search",
  summary: "List the groups of a place.",
  permission: "registry.group.list",
  scope: "area",
  personal: false,
  input: z.strictObject({
    placeCode: PlaceCode.optional(),
    kind: z.enum(groupKinds).optional(),
    /** Part of the group's name, in any case. */
    text: z.string().trim().max(120).default(""),
    /** `next` of the page before. */
    after: z.uuid().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    groups: z.array(
      z.strictObject({
        groupId: z.uuid(),
        name: z.string(),
        kind: z.string(),
        place: PlaceLabel,
        memberCount: z.int(),
      }),
    ),
    total: z.int(),
    next: z.uuid().nullable(),
  }),
  errors: { CURSOR_INVALID: 404 },
});
