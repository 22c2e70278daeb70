import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { CivilDate, KkText, Reason } from "./shapes.ts";

/** Takes members out of a family into a new one of their own (pisah KK) at the same address. */
export const splitFamily = commandContract({
  name: "registry.split-family",
  method: "POST",
  path: "/registry/families/:familyId/split",
  summary: "Split members off into a family of their own.",
  permission: "registry.event.record",
  scope: "area",
  input: z.strictObject({
    familyId: z.uuid(),
    baseRevision: z.int(),
    /** Members who leave; the first becomes the new head. */
    personIds: z.array(z.uuid()).min(1).max(30),
    kkNumber: KkText.nullable().default(null),
    splitOn: CivilDate,
    reason: Reason,
  }),
  output: z.strictObject({ newFamilyId: z.uuid(), revision: z.int() }),
  errors: {
    FAMILY_NOT_FOUND: 404,
    STALE: 409,
    NOT_A_MEMBER: 422,
    NOBODY_LEFT: 422,
    DATE_IN_FUTURE: 422,
    KK_HELD_BY_ANOTHER: 409,
  },
});
