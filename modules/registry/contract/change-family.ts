import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { KkText, PersonName, Reason } from "./shapes.ts";

/** Corrects the KK number or the head's name of a family; the address has its own operation. */
export const changeFamily = commandContract({
  name: "registry.change-family",
  method: "PUT",
  path: "/registry/families/:familyId",
  summary: "Change a family's data.",
  permission: "registry.family.change",
  scope: "area",
  input: z.strictObject({
    familyId: z.uuid(),
    baseRevision: z.int(),
    changes: z
      .strictObject({ kkNumber: KkText.nullable().optional(), headName: PersonName.optional() })
      .refine((changes) => Object.keys(changes).length > 0, { message: "Tidak ada yang diubah." }),
    reason: Reason,
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: { FAMILY_NOT_FOUND: 404, STALE: 409, KK_HELD_BY_ANOTHER: 409, NOTHING_CHANGED: 422 },
});
