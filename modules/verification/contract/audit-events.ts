import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

const Row = z.strictObject({ proposalId: z.uuid(), rowId: z.uuid(), kind: z.string(), tier: z.string() });
const List = z.strictObject({ period: z.string(), lane: z.string(), rows: z.int() });

/** What verification writes to the audit trail: kinds, tiers and counts, never names or answers. */
export const verificationEvents = auditEvents({
  "verification.proposal-created.v1": List,
  "verification.proposal-sent.v1": List,
  "verification.proposal-withdrawn.v1": List,
  "verification.proposal-rows-added.v1": z.strictObject({
    added: z.int(),
    refused: z.int(),
    from: z.string(),
  }),
  "verification.proposal-row-corrected.v1": Row,
  "verification.proposal-row-removed.v1": Row,
  "verification.proposal-rows-decided.v1": z.strictObject({
    act: z.string(),
    tier: z.string(),
    rows: z.int(),
    accepted: z.int(),
  }),
  "verification.backing-recorded.v1": z.strictObject({ kind: z.string(), sha256: z.string() }),
  "verification.tasks-built.v1": z.strictObject({
    built: z.int(),
    byKind: z.record(z.string(), z.int()),
  }),
  "verification.tasks-assigned.v1": z.strictObject({ tasks: z.int(), officerId: z.uuid().nullable() }),
  "verification.task-cancelled.v1": z.strictObject({ kind: z.string(), reason: z.string() }),
  "verification.visit-recorded.v1": z.strictObject({
    result: z.string(),
    questionnaire: z.string().nullable(),
    version: z.int().nullable(),
    proposedChanges: z.int(),
    photos: z.int(),
  }),
  "verification.changes-decided.v1": z.strictObject({
    accepted: z.int(),
    refused: z.int(),
    overtaken: z.int(),
  }),
  "verification.device-code-issued.v1": z.strictObject({ expiresAt: z.string() }),
  "verification.device-enrolled.v1": z.strictObject({ appVersion: z.string(), contractVersion: z.int() }),
  "verification.device-opened.v1": z.strictObject({}),
  "verification.device-revoked.v1": z.strictObject({ reason: z.string() }),
  "verification.device-wiped.v1": z.strictObject({}),
  "verification.caseload-refreshed.v1": z.strictObject({
    total: z.int(),
    changed: z.int(),
    gone: z.int(),
  }),
  "verification.item-received.v1": z.strictObject({
    kind: z.string(),
    outcome: z.string(),
    code: z.string().nullable(),
  }),
  "verification.photo-received.v1": z.strictObject({ sha256: z.string(), byteSize: z.int() }),
  "verification.objection-recorded.v1": z.strictObject({ number: z.string(), kind: z.string() }),
  "verification.objection-decided.v1": z.strictObject({ number: z.string(), decision: z.string() }),
  "verification.objector-revealed.v1": z.strictObject({ number: z.string() }),
  "verification.questionnaire-published.v1": z.strictObject({ version: z.int(), source: z.string() }),
});
