import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { MarksFilter } from "./list-marks.ts";

/** The same list as CSV for a spreadsheet, numbers masked, at most 100,000 lines. */
export const exportMarks = queryContract({
  name: "programmes.export-marks",
  method: "GET",
  path: "/programmes/:programmeCode/marks/csv",
  summary: "Export the list behind a figure of the coverage board as CSV.",
  permission: "programmes.coverage.list",
  scope: "compartment",
  personal: true,
  answer: "file",
  input: z.strictObject(MarksFilter),
  output: z.unknown(),
  errors: { PROGRAMME_NOT_FOUND: 404 },
});
