import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { ProgrammeCodeText } from "./enrolment-shapes.ts";
import { PeriodText } from "./shapes.ts";

/**
 * Notes who kept a commitment in a period: all enrolments of a place, except those named. What was held only for
 * want of it becomes due in the same act.
 */
export const recordCommitments = commandContract({
  name: "delivery.record-commitments",
  method: "POST",
  path: "/delivery/commitments",
  summary: "Record which families kept a commitment.",
  permission: "delivery.enrolment.entitle",
  scope: "none",
  input: z.strictObject({
    programmeCode: ProgrammeCodeText,
    period: PeriodText,
    commitment: z.string().min(1).max(40),
    placeCode: PlaceCode,
    notKept: z.array(z.uuid()).max(5000).default([]),
    note: z.string().trim().max(500).default(""),
  }),
  output: z.strictObject({ kept: z.int(), notKept: z.int(), released: z.int() }),
  errors: { NOBODY_ENROLLED: 404 },
});
