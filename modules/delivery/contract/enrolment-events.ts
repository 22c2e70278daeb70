import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

/** What enrolments and entitlements write to the audit trail: counts and codes, never names. */
export const enrolmentEvents = auditEvents({
  "delivery.decree-enrolled.v1": z.strictObject({
    enrolled: z.int(),
    refused: z.int(),
    withdrawn: z.int(),
    lines: z.int(),
  }),
  "delivery.enrolment-paused.v1": z.strictObject({ held: z.int() }),
  "delivery.enrolment-resumed.v1": z.strictObject({ due: z.int() }),
  "delivery.enrolment-ended.v1": z.strictObject({
    because: z.string(),
    cancelled: z.int(),
    freedRupiah: z.string(),
  }),
  "delivery.enrolment-replaced.v1": z.strictObject({ newEnrolmentId: z.uuid(), amountRupiah: z.string() }),
  "delivery.entitlements-generated.v1": z.strictObject({
    programmeCode: z.string(),
    period: z.string(),
    due: z.int(),
    held: z.int(),
  }),
  "delivery.commitments-recorded.v1": z.strictObject({
    programmeCode: z.string(),
    period: z.string(),
    commitment: z.string(),
    kept: z.int(),
    notKept: z.int(),
    released: z.int(),
  }),
});
