import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ProgrammeCode } from "./definition.ts";

export const holdSubjectKinds = ["person", "family", "household", "group"] as const;
export const holdKinds = ["paused", "refused"] as const;

/**
 * Pauses or refuses a programme for one subject by an officer's decision: whatever an assessment says later, it
 * stands until lifted or, where `untilOn` is given, through that day.
 */
export const placeHold = commandContract({
  name: "programmes.place-hold",
  method: "POST",
  path: "/programmes/:programmeCode/holds",
  summary: "Pause or refuse a programme for a person, family, household or group.",
  permission: "programmes.hold.place",
  scope: "compartment",
  input: z.strictObject({
    programmeCode: ProgrammeCode,
    subjectKind: z.enum(holdSubjectKinds),
    subjectId: z.uuid(),
    kind: z.enum(holdKinds),
    reason: z.string().trim().min(3).max(1000),
    legalBasis: z.string().trim().max(400).default(""),
    untilOn: z.iso.date().nullable().default(null),
  }),
  output: z.strictObject({ holdId: z.uuid() }),
  errors: {
    PROGRAMME_NOT_FOUND: 404,
    SUBJECT_NOT_FOUND: 404,
    NOT_YOUR_DIVISION: 403,
    HOLD_ALREADY_STANDS: 409,
    UNTIL_IN_PAST: 422,
  },
});
