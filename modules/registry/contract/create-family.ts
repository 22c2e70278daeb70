import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { NewPerson } from "./person-input.ts";
import { Address, KkText, NikWarning, Reason } from "./shapes.ts";

/** Records a family with its members; the first member whose relation is 1 (or the first) is its head. */
export const createFamily = commandContract({
  name: "registry.create-family",
  method: "POST",
  path: "/registry/families",
  summary: "Record a new family.",
  permission: "registry.family.record",
  scope: "area",
  input: z.strictObject({
    kkNumber: KkText.nullable().default(null),
    address: Address,
    members: z.array(NewPerson).min(1).max(30),
    reason: Reason,
  }),
  output: z.strictObject({
    familyId: z.uuid(),
    personIds: z.array(z.uuid()),
    /** In the order of the members. */
    warnings: z.array(z.array(NikWarning)),
  }),
  errors: {
    PLACE_OUTSIDE_AREA: 404,
    /** Details: { familyId } of the one in the actor's area that holds the KK number. */
    KK_HELD_BY_ANOTHER: 409,
    /** Details: { personId, member } (index of the member). */
    NIK_HELD_BY_ANOTHER: 409,
    NIK_TWICE_IN_FORM: 422,
  },
});
