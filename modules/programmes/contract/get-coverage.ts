import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { Period, SubjectKind } from "./assessment-shapes.ts";
import { ProgrammeCode } from "./definition.ts";

export const CoverageFigures = z.strictObject({
  /** Meets the criteria, served or not. */
  eligible: z.int(),
  served: z.int(),
  /** Meets the criteria and may receive, but does not. */
  unserved: z.int(),
  /** Receives without meeting the criteria. */
  wrongly: z.int(),
  twice: z.int(),
  lacking: z.int(),
  overlap: z.int(),
  coolingOff: z.int(),
});

/**
 * Coverage and errors of the current assessment of a period, by programme and the places one level below the asked
 * one (kabupaten/kota → kecamatan → desa). Nobody behind a compartment is counted.
 */
export const getCoverage = queryContract({
  name: "programmes.get-coverage",
  method: "GET",
  path: "/programmes/coverage",
  summary: "Read coverage and errors by programme and place.",
  permission: "programmes.coverage.read",
  scope: "area",
  personal: false,
  input: z.strictObject({
    period: Period.optional(),
    programmeCode: ProgrammeCode.optional(),
    placeCode: PlaceCode.optional(),
  }),
  output: z.strictObject({
    assessment: z.strictObject({ period: Period, asOfOn: z.string(), refreshedAt: z.string() }).nullable(),
    /** The place shown; null for an actor without an area. */
    placeCode: PlaceCode.nullable(),
    placeLabel: z.string(),
    programmes: z.array(
      z.strictObject({
        programmeCode: z.string(),
        title: z.strictObject({ id: z.string(), en: z.string() }),
        unit: SubjectKind,
        kind: z.enum(["own", "list"]),
        figures: CoverageFigures,
      }),
    ),
    /** Of `programmeCode`, by the places below; empty without it and at a village. */
    places: z.array(z.strictObject({ placeCode: PlaceCode, label: z.string(), figures: CoverageFigures })),
  }),
  errors: { PROGRAMME_NOT_FOUND: 404 },
});
