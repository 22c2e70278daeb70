import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { Address, CivilDate, Reason } from "./shapes.ts";

/**
 * Changes where a person lives who belongs to no family; a member moves with the family (registry.change-address).
 * What is known of the person goes along; another kabupaten/kota by delete + insert under the same ids. Who moves
 * somebody must see both places.
 */
export const movePerson = commandContract({
  name: "registry.move-person",
  method: "PUT",
  path: "/registry/persons/:personId/place",
  summary: "Change the place of a person without a family.",
  permission: "registry.person.change",
  scope: "area",
  input: z.strictObject({
    personId: z.uuid(),
    baseRevision: z.int(),
    address: Address.pick({ placeCode: true, address: true, rt: true, rw: true }),
    /** When they moved; a correction has none. */
    movedOn: CivilDate.nullable().default(null),
    reason: Reason,
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: {
    PERSON_NOT_FOUND: 404,
    LIVES_IN_FAMILY: 422,
    PLACE_OUTSIDE_AREA: 422,
    STALE: 409,
    NOTHING_CHANGED: 422,
    DATE_IN_FUTURE: 422,
  },
});
