import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { enrolmentErrors } from "./enrolment-shapes.ts";
import { ReasonText } from "./shapes.ts";

export const endingKinds = ["graduated", "exited", "dead", "moved"] as const;

/**
 * Ends an enrolment: graduation, or exit with its cause. What is due and not in a payment is cancelled, and the
 * money the decree bound for it is free again in the budget line.
 */
export const endEnrolment = commandContract({
  name: "delivery.end-enrolment",
  method: "POST",
  path: "/delivery/enrolments/:enrolmentId/end",
  summary: "End an enrolment: graduation or exit.",
  permission: "delivery.enrolment.change",
  scope: "compartment",
  input: z.strictObject({
    enrolmentId: z.uuid(),
    baseRevision: z.int(),
    because: z.enum(endingKinds),
    onDate: z.iso.date(),
    reason: ReasonText,
  }),
  output: z.strictObject({ revision: z.int(), cancelled: z.int(), freedRupiah: z.string() }),
  errors: { ...enrolmentErrors, ENDS_OUTSIDE_PERIOD: 422 },
});
