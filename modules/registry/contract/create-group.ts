import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { GroupName, groupKinds, NewGroupMember } from "./group-shapes.ts";
import { AddressPlace, CivilDate, Reason } from "./shapes.ts";

/** Records a group of persons who receive or work together; every member must be in the actor's sight. */
export const createGroup = commandContract({
  name: "registry.create-group",
  method: "POST",
  path: "/registry/groups",
  summary: "Record a new group.",
  permission: "registry.group.record",
  scope: "area",
  input: z.strictObject({
    name: GroupName,
    kind: z.enum(groupKinds),
    placeCode: AddressPlace,
    members: z.array(NewGroupMember).max(100),
    sinceOn: CivilDate,
    reason: Reason,
  }),
  output: z.strictObject({ groupId: z.uuid() }),
  errors: { PLACE_OUTSIDE_AREA: 404, PERSON_NOT_FOUND: 404, MEMBER_TWICE: 422, DATE_IN_FUTURE: 422 },
});
