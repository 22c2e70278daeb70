import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";

const Person = z.string().nullable();

/**
 * One rupiah followed back: payment → entitlement → enrolment → decree → selection and assessment → proposal →
 * the record and the file it came from. Each step names who did it and leads on by its link (`to`).
 */
export const traceEntitlement = queryContract({
  name: "accountability.trace-entitlement",
  method: "GET",
  path: "/accountability/trail/:entitlementId",
  summary: "Follow an entitlement from its payment back to the file or visit behind it.",
  permission: "accountability.trail.read",
  scope: "area",
  personal: true,
  input: z.strictObject({ entitlementId: z.uuid() }),
  output: z.strictObject({
    subject: z.strictObject({ kind: z.string(), id: z.uuid(), name: z.string(), place: z.string() }),
    programmeCode: z.string(),
    period: z.string(),
    stage: z.string(),
    amountRupiah: z.string(),
    steps: z.array(
      z.strictObject({
        kind: z.enum([
          "payment",
          "entitlement",
          "enrolment",
          "decree",
          "finding",
          "selection",
          "assessment",
          "proposal",
          "record",
          "snapshot",
          "file",
        ]),
        /** What happened, in codes the screen has words for: state of a payment, kind of a finding … */
        code: z.string(),
        at: z.string().nullable(),
        by: Person,
        /** Numbers and names that identify the step: SK number, reference, file name. */
        label: z.string(),
        detail: z.string(),
        /** SHA-256 of the file or list, in hex. */
        fingerprint: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
  }),
  errors: { ENTITLEMENT_NOT_FOUND: 404 },
});
