import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { CommitmentOf } from "./list-commitments.ts";

/**
 * Records of named recipients whether they kept a commitment in a cycle, each "not kept" with its reason. What was
 * held only for want of it becomes due; what is due and no longer earned is held again, unless it is being paid.
 */
export const markCommitments = commandContract({
  name: "delivery.mark-commitments",
  method: "POST",
  path: "/delivery/commitments/marks",
  summary: "Record of recipients whether they kept a commitment.",
  permission: "delivery.enrolment.entitle",
  scope: "compartment",
  input: z.strictObject({
    ...CommitmentOf,
    marks: z
      .array(
        z.strictObject({
          enrolmentId: z.uuid(),
          kept: z.boolean(),
          reason: z.string().trim().max(500).default(""),
        }),
      )
      .min(1)
      .max(5000),
  }),
  output: z.strictObject({
    kept: z.int(),
    notKept: z.int(),
    released: z.int(),
    held: z.int(),
    /** Not kept, but paid or on its way already: nothing is held, the figure is for the officer. */
    tooLate: z.int(),
  }),
  errors: {
    ENROLMENT_NOT_FOUND: 404,
    /** "Not kept" is said with a reason of ten letters or more. */
    REASON_NEEDED: 422,
  },
});
