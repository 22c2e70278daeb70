import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { AssessmentStatus, Period, SubjectKind } from "./assessment-shapes.ts";
import { CoverageKind } from "./coverage-shapes.ts";
import { ProgrammeCode } from "./definition.ts";

export const MarksFilter = {
  period: Period.optional(),
  programmeCode: ProgrammeCode,
  kind: CoverageKind,
  placeCode: PlaceCode.optional(),
};

/** The list behind a figure of the coverage board: who they are, page by key, numbers masked. */
export const listMarks = queryContract({
  name: "programmes.list-marks",
  method: "GET",
  path: "/programmes/:programmeCode/marks",
  summary: "List the subjects behind a figure of the coverage board.",
  permission: "programmes.coverage.list",
  scope: "compartment",
  personal: true,
  input: z.strictObject({
    ...MarksFilter,
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    /** Null where nothing has been assessed yet. */
    title: z.strictObject({ id: z.string(), en: z.string() }).nullable(),
    /** The place the list is of; "" for an actor without an area. */
    listPlaceLabel: z.string(),
    rows: z.array(
      z.strictObject({
        subjectKind: SubjectKind,
        subjectId: z.uuid(),
        familyId: z.uuid().nullable(),
        name: z.string(),
        numberMasked: z.string().nullable(),
        placeLabel: z.string(),
        status: AssessmentStatus,
      }),
    ),
    /** Null where only the rows themselves would tell (protected persons are counted nowhere else). */
    total: z.int().nullable(),
    next: z.uuid().nullable(),
  }),
  errors: { PROGRAMME_NOT_FOUND: 404 },
});
