import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { GroupName, groupKinds } from "./group-shapes.ts";
import { Reason } from "./shapes.ts";

/** Corrects the name or the kind of a group; who belongs to it has its own operation. */
export const changeGroup = commandContract({
  name: "registry.change-group",
  method: "PUT",
  path: "/registry/groups/:groupId",
  summary: "Change a group's name or kind.",
  permission: "registry.group.change",
  scope: "area",
  input: z.strictObject({
    groupId: z.uuid(),
    baseRevision: z.int(),
    changes: z
      .strictObject({ name: GroupName.optional(), kind: z.enum(groupKinds).optional() })
      .refine((changes) => Object.keys(changes).length > 0, { message: "Tidak ada yang diubah." }),
    reason: Reason,
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: { GROUP_NOT_FOUND: 404, STALE: 409, NOTHING_CHANGED: 422 },
});
