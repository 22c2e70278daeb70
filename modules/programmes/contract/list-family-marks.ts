import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { AssessmentStatus, HoldKind, SubjectKind } from "./assessment-shapes.ts";

/** What the newest assessment says of a family and its members, per programme, for the family's page. */
export const listFamilyMarks = queryContract({
  name: "programmes.list-family-marks",
  method: "GET",
  path: "/programmes/families/:familyId/marks",
  summary: "List the programme statuses of a family and its members.",
  permission: "programmes.why.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ familyId: z.uuid() }),
  output: z.strictObject({
    assessment: z.strictObject({ period: z.string(), asOfOn: z.string() }).nullable(),
    marks: z.array(
      z.strictObject({
        programmeCode: z.string(),
        title: z.strictObject({ id: z.string(), en: z.string() }),
        subjectKind: SubjectKind,
        subjectId: z.uuid(),
        subjectName: z.string(),
        status: AssessmentStatus,
        hold: HoldKind.nullable(),
      }),
    ),
  }),
  errors: {},
});
