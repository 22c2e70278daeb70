import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { NewPerson } from "./person-input.ts";
import { AddressPlace, NikWarning, Reason, RtRw } from "./shapes.ts";

/**
 * Adds a person to a family, or one without a family at a place (e.g. a homeless person at the kecamatan where
 * they were met). A NIK that disagrees with birth date or sex is stored and reported, not refused.
 */
export const createPerson = commandContract({
  name: "registry.create-person",
  method: "POST",
  path: "/registry/persons",
  summary: "Record a new person.",
  permission: "registry.person.record",
  scope: "area",
  input: z.strictObject({
    person: NewPerson,
    /** The family joined; else `placeCode` is needed. */
    familyId: z.uuid().nullable().default(null),
    placeCode: AddressPlace.nullable().default(null),
    address: z.string().trim().max(200).default(""),
    rt: RtRw.default(""),
    rw: RtRw.default(""),
    reason: Reason,
  }),
  output: z.strictObject({ personId: z.uuid(), warnings: z.array(NikWarning) }),
  errors: {
    FAMILY_NOT_FOUND: 404,
    PLACE_OUTSIDE_AREA: 404,
    PLACE_NEEDED: 422,
    /** Details: { personId } of the one in the actor's area who holds the NIK. */
    NIK_HELD_BY_ANOTHER: 409,
  },
});
