import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { enrolmentErrors } from "./enrolment-shapes.ts";
import { ReasonText } from "./shapes.ts";

/** Ends an enrolment and enrols a reserve of the decree's selection with what remains of its money. */
export const replaceEnrolment = commandContract({
  name: "delivery.replace-enrolment",
  method: "POST",
  path: "/delivery/enrolments/:enrolmentId/replace",
  summary: "Replace a recipient by a reserve of the selection.",
  permission: "delivery.enrolment.change",
  scope: "compartment",
  input: z.strictObject({
    enrolmentId: z.uuid(),
    baseRevision: z.int(),
    /** A line marked "reserve" in the selection of the decree. */
    reserveSubjectId: z.uuid(),
    onDate: z.iso.date(),
    accountNumber: z
      .string()
      .trim()
      .regex(/^\d{5,20}$/)
      .nullable()
      .default(null),
    accountName: z.string().trim().min(2).max(120).nullable().default(null),
    reason: ReasonText,
  }),
  output: z.strictObject({ newEnrolmentId: z.uuid(), amountRupiah: z.string() }),
  errors: {
    ...enrolmentErrors,
    ENDS_OUTSIDE_PERIOD: 422,
    RESERVE_NOT_FOUND: 404,
    RESERVE_ALREADY_ENROLLED: 409,
    NOTHING_LEFT_TO_GIVE: 409,
  },
});
