import { z } from "zod";
import { CivilDate } from "./shapes.ts";

export const groupKinds = ["kube", "uep", "farmers", "fishers", "savings", "other"] as const;
export const groupRoles = ["chair", "secretary", "treasurer", "member"] as const;

export const GroupName = z.string().trim().min(2).max(120);

export const NewGroupMember = z.strictObject({
  personId: z.uuid(),
  role: z.enum(groupRoles).default("member"),
});

export const GroupMember = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  role: z.enum(groupRoles),
  sinceOn: CivilDate,
  untilOn: CivilDate.nullable(),
});
