import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Period } from "./assessment-shapes.ts";

export const AssessmentView = z.strictObject({
  assessmentId: z.uuid(),
  period: Period,
  asOfOn: z.iso.date(),
  state: z.enum(["running", "done", "failed", "cancelled", "replaced"]),
  errorCode: z.string().nullable(),
  programmeCount: z.int(),
  familyCount: z.int(),
  personCount: z.int(),
  startedAt: z.iso.datetime(),
  startedBy: z.string(),
  finishedAt: z.iso.datetime().nullable(),
  /** Last time changes of the registry were taken in. */
  refreshedAt: z.iso.datetime().nullable(),
  workId: z.uuid().nullable(),
});

/** Assessments, newest first, with the work that is under way; none of it is about a person. */
export const listAssessments = queryContract({
  name: "programmes.list-assessments",
  method: "GET",
  path: "/programmes/assessments",
  summary: "List assessments.",
  permission: "programmes.assessment.read",
  scope: "none",
  personal: false,
  input: z.strictObject({ period: Period.optional() }),
  output: z.strictObject({
    assessments: z.array(AssessmentView),
    /** Work waiting or running now. */
    openWorkId: z.uuid().nullable(),
    mayStart: z.boolean(),
  }),
  errors: {},
});
