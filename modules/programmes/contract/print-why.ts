import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { ProgrammeCode } from "./definition.ts";

/** The explanation as PDF/UA in plain Indonesian, to be handed to the family; numbers are not on it. */
export const printWhy = queryContract({
  name: "programmes.print-why",
  method: "GET",
  path: "/programmes/:programmeCode/why/:subjectId/sheet",
  summary: "Print the explanation of a subject's status as PDF.",
  permission: "programmes.why.read",
  scope: "compartment",
  personal: true,
  answer: "file",
  input: z.strictObject({ programmeCode: ProgrammeCode, subjectId: z.uuid() }),
  output: z.unknown(),
  errors: { PROGRAMME_NOT_FOUND: 404, SUBJECT_NOT_FOUND: 404 },
});
