import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { CommitmentOf } from "./list-commitments.ts";

/**
 * Finds the recipients that the rows of a sheet mean, by NIK or KK number, and says of each other row why it fits
 * nobody. Nothing is recorded. POST, because the numbers are personal.
 */
export const matchCommitmentRows = queryContract({
  name: "delivery.match-commitment-rows",
  method: "POST",
  path: "/delivery/commitments/match",
  summary: "Find the recipients of a pasted sheet.",
  permission: "delivery.enrolment.entitle",
  scope: "compartment",
  personal: true,
  input: z.strictObject({
    programmeCode: CommitmentOf.programmeCode,
    rows: z
      .array(z.strictObject({ line: z.int(), number: z.string().regex(/^\d{16}$/) }))
      .min(1)
      .max(5000),
  }),
  output: z.strictObject({
    matched: z.array(z.strictObject({ line: z.int(), enrolmentId: z.uuid(), name: z.string() })),
    problems: z.array(z.strictObject({ line: z.int(), problem: z.enum(["unknown", "several", "repeated"]) })),
  }),
  errors: {},
});
