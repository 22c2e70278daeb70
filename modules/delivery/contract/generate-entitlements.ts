import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ProgrammeCodeText } from "./enrolment-shapes.ts";
import { PeriodText } from "./shapes.ts";

/**
 * Makes what is due for one period of a programme, all stages or one, for every enrolment of the caller's area:
 * one statement, and nothing twice. A stage whose commitments are not known to be kept is made held.
 */
export const generateEntitlements = commandContract({
  name: "delivery.generate-entitlements",
  method: "POST",
  path: "/delivery/entitlements/generate",
  summary: "Generate the entitlements of a period.",
  permission: "delivery.enrolment.entitle",
  scope: "none",
  input: z.strictObject({
    programmeCode: ProgrammeCodeText,
    period: PeriodText,
    stage: z.string().max(40).optional(),
  }),
  output: z.strictObject({ due: z.int(), held: z.int(), totalRupiah: z.string() }),
  errors: {
    /** Details: { periods } – those that the signed decrees have. */
    NO_SUCH_INSTALMENT: 422,
  },
});
