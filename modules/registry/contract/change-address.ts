import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { Address, CivilDate, Reason } from "./shapes.ts";

/**
 * Changes a family's address. Another village takes the whole family and what is known of it along (another
 * kabupaten/kota by delete + insert under the same ids); who moves a family must see both places.
 */
export const changeAddress = commandContract({
  name: "registry.change-address",
  method: "PUT",
  path: "/registry/families/:familyId/address",
  summary: "Change a family's address, or move it to another place.",
  permission: "registry.family.change",
  scope: "area",
  input: z.strictObject({
    familyId: z.uuid(),
    baseRevision: z.int(),
    address: Address,
    /** When the family moved; a correction of the address has none. */
    movedOn: CivilDate.nullable().default(null),
    reason: Reason,
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: { FAMILY_NOT_FOUND: 404, PLACE_OUTSIDE_AREA: 422, STALE: 409, NOTHING_CHANGED: 422 },
});
