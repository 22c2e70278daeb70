import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { enrolmentErrors } from "./enrolment-shapes.ts";
import { ReasonText } from "./shapes.ts";

/** Holds an enrolment and what is due to it; nothing already sent to a bank is called back. */
export const pauseEnrolment = commandContract({
  name: "delivery.pause-enrolment",
  method: "POST",
  path: "/delivery/enrolments/:enrolmentId/pause",
  summary: "Pause an enrolment with a reason.",
  permission: "delivery.enrolment.change",
  scope: "compartment",
  input: z.strictObject({ enrolmentId: z.uuid(), baseRevision: z.int(), reason: ReasonText }),
  output: z.strictObject({ revision: z.int(), held: z.int() }),
  errors: enrolmentErrors,
});
