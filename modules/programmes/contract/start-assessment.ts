import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { Period } from "./assessment-shapes.ts";

/**
 * Has everybody of the province judged for a period, by the versions in force on the reference date. Where only
 * some families changed since the assessment before, only those are judged again, unless `full` asks for all.
 */
export const startAssessment = commandContract({
  name: "programmes.start-assessment",
  method: "POST",
  path: "/programmes/assessments",
  summary: "Assess everybody for a period.",
  permission: "programmes.assessment.start",
  scope: "none",
  input: z.strictObject({
    period: Period,
    /** Day on which ages, ranks and versions are taken. */
    asOfOn: z.iso.date(),
    full: z.boolean().default(false),
  }),
  /** `workId` of app.batches: its progress, cancel and end. */
  output: z.strictObject({ workId: z.uuid() }),
  errors: {
    AREA_TOO_SMALL: 403,
    ASSESSMENT_RUNNING: 409,
    NO_PROGRAMME_IN_FORCE: 409,
    /** The day must lie in the period's year or the year before. */
    DATE_OUTSIDE_PERIOD: 422,
  },
});
