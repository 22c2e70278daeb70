import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { EnrolmentRow, EntitlementView } from "./enrolment-shapes.ts";

const EventView = z.strictObject({
  eventId: z.uuid(),
  kind: z.enum(["enrolled", "paused", "resumed", "replaced", "graduated", "exited"]),
  happenedOn: z.iso.date(),
  reason: z.string(),
  recordedAt: z.iso.datetime(),
  recordedBy: z.string(),
});

const PaymentView = z.strictObject({
  paymentId: z.uuid(),
  batchId: z.uuid(),
  batchNumber: z.int(),
  period: z.string(),
  stage: z.string(),
  attempt: z.int(),
  amountRupiah: z.string(),
  state: z.string(),
  rejectClass: z.string().nullable(),
});

/** One enrolment: its decree, its history, what is due, and every attempt to pay it. Account number masked. */
export const getEnrolment = queryContract({
  name: "delivery.get-enrolment",
  method: "GET",
  path: "/delivery/enrolments/:enrolmentId",
  summary: "An enrolment with its history and entitlements.",
  permission: "delivery.enrolment.read",
  scope: "compartment",
  personal: true,
  input: z.strictObject({ enrolmentId: z.uuid() }),
  output: z.strictObject({
    enrolment: EnrolmentRow,
    revision: z.int(),
    decree: z.strictObject({ decreeId: z.uuid(), number: z.string(), line: z.int().nullable() }),
    familyId: z.uuid().nullable(),
    personId: z.uuid().nullable(),
    accountMasked: z.string().nullable(),
    accountName: z.string().nullable(),
    replacesId: z.uuid().nullable(),
    replacedById: z.uuid().nullable(),
    events: z.array(EventView),
    entitlements: z.array(EntitlementView),
    payments: z.array(PaymentView),
  }),
  errors: { ENROLMENT_NOT_FOUND: 404 },
});
