import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { AssessmentStatus, SubjectKind } from "./assessment-shapes.ts";
import { ProgrammeCode } from "./definition.ts";

/** Who crossed which line at one run of an assessment, and by which criteria; page by key. */
export const listCrossings = queryContract({
  name: "programmes.list-crossings",
  method: "GET",
  path: "/programmes/assessment-runs/:runId/crossings",
  summary: "List who crossed a line at a run, and why.",
  permission: "programmes.assessment.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({
    runId: z.uuid(),
    programmeCode: ProgrammeCode.optional(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    crossings: z.array(
      z.strictObject({
        crossingId: z.uuid(),
        programmeCode: z.string(),
        programmeTitle: z.strictObject({ id: z.string(), en: z.string() }),
        subjectKind: SubjectKind,
        subjectId: z.uuid(),
        subjectName: z.string(),
        familyId: z.uuid().nullable(),
        placeLabel: z.string(),
        /** null = not known to the assessment before. */
        from: AssessmentStatus.nullable(),
        to: AssessmentStatus,
        changed: z.array(
          z.strictObject({
            code: z.string(),
            label: z.strictObject({ id: z.string(), en: z.string() }),
            from: z.boolean().nullable(),
            to: z.boolean().nullable(),
          }),
        ),
      }),
    ),
    total: z.int(),
    next: z.uuid().nullable(),
  }),
  errors: {},
});
