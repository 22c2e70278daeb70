import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { AssessmentView } from "./list-assessments.ts";

const Counts = z.strictObject({
  eligible: z.int(),
  dataLacking: z.int(),
  notEligible: z.int(),
  served: z.int(),
  overlap: z.int(),
  coolingOff: z.int(),
});

/** One assessment: what each programme came to in the actor's area, and each time it was brought up to date. */
export const getAssessment = queryContract({
  name: "programmes.get-assessment",
  method: "GET",
  path: "/programmes/assessments/:assessmentId",
  summary: "Read an assessment with its figures per programme.",
  permission: "programmes.assessment.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ assessmentId: z.uuid() }),
  output: z.strictObject({
    assessment: AssessmentView,
    programmes: z.array(
      z.strictObject({
        programmeCode: z.string(),
        title: z.strictObject({ id: z.string(), en: z.string() }),
        versionId: z.uuid(),
        versionNumber: z.int(),
        unit: z.enum(["person", "family", "group"]),
        counts: Counts,
      }),
    ),
    runs: z.array(
      z.strictObject({
        runId: z.uuid(),
        mode: z.enum(["full", "changes"]),
        startedAt: z.iso.datetime(),
        finishedAt: z.iso.datetime(),
        familyCount: z.int(),
        personCount: z.int(),
        crossingCount: z.int(),
      }),
    ),
  }),
  errors: { ASSESSMENT_NOT_FOUND: 404 },
});
