import { z } from "zod";
import { CivilDate, LifeStatus } from "./shapes.ts";

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
  nikMasked: z.string().nullable(),
  lifeStatus: LifeStatus,
  role: z.enum(groupRoles),
  sinceOn: CivilDate,
  untilOn: CivilDate.nullable(),
});

/** Families in a group beside the size a rule names for its kind: outside of it is a warning, never a refusal. */
export const GroupSize = z.strictObject({
  families: z.int(),
  minFamilies: z.int(),
  maxFamilies: z.int(),
  /** True where the rule's own text was not checked. */
  unverified: z.boolean(),
  source: z.string(),
});

/** A group one belongs or belonged to, as it stands on the page of the person or the family. */
export const GroupMembership = z.strictObject({
  groupId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  kind: z.string(),
  role: z.enum(groupRoles),
  sinceOn: CivilDate,
  untilOn: CivilDate.nullable(),
});
