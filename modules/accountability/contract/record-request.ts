import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { identityChecks, requestChannels, requesterRelations, requestKinds } from "./request-shapes.ts";

/**
 * Enters a person's request about the own data (access, correction, objection) into the register. From
 * `receivedAt` the office has 3 × 24 hours to answer (UU 27/2022 art. 30 and 32).
 */
export const recordRequest = commandContract({
  name: "accountability.record-request",
  method: "POST",
  path: "/accountability/requests",
  summary: "Record a data subject's request.",
  permission: "accountability.request.record",
  scope: "area",
  input: z.strictObject({
    /** The person or family the data are about. */
    subjectId: z.uuid(),
    kind: z.enum(requestKinds),
    /** The programme an objection is about. */
    programmeCode: z.string().max(32).nullable().default(null),
    requesterName: z.string().trim().min(2).max(120),
    requesterRelation: z.enum(requesterRelations),
    identityChecked: z.enum(identityChecks),
    contact: z.string().trim().max(120).default(""),
    channel: z.enum(requestChannels),
    request: z.string().trim().min(10, { message: "Tulis permintaannya dengan jelas." }).max(4000),
    /** When the request reached the office; not later than now. */
    receivedAt: z.iso.datetime(),
  }),
  output: z.strictObject({ requestId: z.uuid(), number: z.string(), dueAt: z.iso.datetime() }),
  errors: { SUBJECT_NOT_FOUND: 404, RECEIVED_IN_FUTURE: 422 },
});
