import { z } from "zod";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { PeriodText, RupiahText } from "./shapes.ts";

export const enrolmentStates = ["active", "paused", "ended"] as const;
export const entitlementStates = [
  "due",
  "held",
  "paying",
  "paid",
  "returned",
  "handed-over",
  "cancelled",
] as const;

export const ProgrammeCodeText = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/);

export const EnrolmentRow = z.strictObject({
  enrolmentId: z.uuid(),
  name: z.string(),
  programmeCode: z.string(),
  placeCode: PlaceCode,
  placeLabel: z.string(),
  subjectKind: z.enum(["person", "family", "household", "group"]),
  startsOn: z.iso.date(),
  endsOn: z.iso.date(),
  state: z.enum(enrolmentStates),
  endedBecause: z.string().nullable(),
  totalRupiah: RupiahText,
  channel: z.string().nullable(),
});
export type EnrolmentRow = z.infer<typeof EnrolmentRow>;

export const EntitlementView = z.strictObject({
  entitlementId: z.uuid(),
  period: PeriodText,
  stage: z.string(),
  dueOn: z.iso.date(),
  amountRupiah: RupiahText,
  state: z.enum(entitlementStates),
  /** "paused", or "commitment:<code>". */
  heldBecause: z.string().nullable(),
});

/** Refusals of every act on one enrolment; also "not yours". */
export const enrolmentErrors = {
  ENROLMENT_NOT_FOUND: 404,
  ENROLMENT_REVISED: 409,
  ENROLMENT_STATE_WRONG: 409,
} as const;
