import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { enrolmentErrors } from "./enrolment-shapes.ts";
import { ReasonText } from "./shapes.ts";

/** Takes a pause back; what was held because of it is due again. */
export const resumeEnrolment = commandContract({
  name: "delivery.resume-enrolment",
  method: "POST",
  path: "/delivery/enrolments/:enrolmentId/resume",
  summary: "Resume a paused enrolment.",
  permission: "delivery.enrolment.change",
  scope: "compartment",
  input: z.strictObject({ enrolmentId: z.uuid(), baseRevision: z.int(), reason: ReasonText }),
  output: z.strictObject({ revision: z.int(), due: z.int() }),
  errors: enrolmentErrors,
});
