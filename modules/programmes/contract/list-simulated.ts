import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { Period, SubjectKind } from "./assessment-shapes.ts";
import { ProgrammeCode } from "./definition.ts";
import { Scenario, simulationErrors } from "./simulation-shapes.ts";

/** The first of those behind a figure of one scenario, to look at a few cases: names, numbers masked. */
export const listSimulated = queryContract({
  name: "programmes.list-simulated",
  method: "POST",
  path: "/programmes/:programmeCode/simulate/subjects",
  summary: "List some of the subjects a scenario selects, adds, drops or does not reach.",
  permission: "programmes.coverage.list",
  scope: "area",
  personal: true,
  input: z.strictObject({
    programmeCode: ProgrammeCode,
    period: Period,
    scenario: Scenario,
    kind: z.enum(["selected", "entering", "leaving", "not-reached"]),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.strictObject({
    total: z.int(),
    rows: z.array(
      z.strictObject({
        subjectKind: SubjectKind,
        subjectId: z.uuid(),
        familyId: z.uuid().nullable(),
        name: z.string(),
        numberMasked: z.string().nullable(),
        placeLabel: z.string(),
      }),
    ),
  }),
  errors: simulationErrors,
});
