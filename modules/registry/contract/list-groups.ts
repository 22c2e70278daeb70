import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { PlaceLabel } from "./shapes.ts";

/** Groups (KUBE, UEP …) of a place with the members the actor may see, page by page. */
export const listGroups = queryContract({
  name: "registry.list-groups",
  method: "GET",
  path: "/registry/groups",
  summary: "List the groups of a place.",
  permission: "registry.group.list",
  scope: "area",
  personal: false,
  input: z.strictObject({
    placeCode: PlaceCode.optional(),
    /** `next` of the page before. */
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
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
