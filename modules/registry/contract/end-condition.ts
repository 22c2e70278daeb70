import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { CivilDate, Reason } from "./shapes.ts";

/** Ends a PPKS type of a person; the record stays in the history. */
export const endCondition = commandContract({
  name: "registry.end-condition",
  method: "POST",
  path: "/registry/conditions/:conditionId/end",
  summary: "End a PPKS type of a person.",
  permission: "registry.condition.record",
  scope: "compartment",
  input: z.strictObject({
    conditionId: z.uuid(),
    baseRevision: z.int(),
    untilOn: CivilDate,
    endReason: Reason,
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: {
    CONDITION_NOT_FOUND: 404,
    STALE: 409,
    ALREADY_ENDED: 409,
    ENDS_BEFORE_START: 422,
    DATE_IN_FUTURE: 422,
  },
});
