import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { DecileMark, PlaceLabel } from "./shapes.ts";

export const FamilyRow = z.strictObject({
  familyId: z.uuid(),
  headName: z.string(),
  kkMasked: z.string().nullable(),
  place: PlaceLabel,
  rt: z.string(),
  rw: z.string(),
  memberCount: z.int(),
  decile: DecileMark.nullable(),
});

/** Families of a place in order of village and head's name, page by page; the total is of the actor's area only. */
export const listFamilies = queryContract({
  name: "registry.list-families",
  method: "GET",
  path: "/registry/families",
  summary: "List the families of a place.",
  permission: "registry.family.list",
  scope: "area",
  personal: true,
  input: z.strictObject({
    placeCode: PlaceCode.optional(),
    /** `next` of the page before. */
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    families: z.array(FamilyRow),
    total: z.int(),
    next: z.uuid().nullable(),
  }),
  /** The family that `after` names is gone (moved, merged): start again. */
  errors: { CURSOR_INVALID: 404 },
});
