import { z } from "zod";
import { auditEvents } from "#platform/kernel/audit.ts";

const Figures = z.strictObject({ lines: z.int(), totalRupiah: z.string(), listSha256: z.string() });

/** Audit events of proposals, selections and decrees: figures and reasons, never a name or a number. */
export const decreeEvents = auditEvents({
  "delivery.proposal-list-received.v1": z.strictObject({
    programmeCode: z.string(),
    period: z.string(),
    sha256: z.string(),
  }),
  "delivery.proposal-list-withdrawn.v1": z.strictObject({ reason: z.string() }),
  "delivery.selection-started.v1": z.strictObject({ programmeCode: z.string(), period: z.string() }),
  "delivery.selection-line-changed.v1": z.strictObject({
    mark: z.string(),
    subjectId: z.uuid(),
    reason: z.string(),
  }),
  "delivery.selection-cancelled.v1": z.strictObject({ reason: z.string() }),
  "delivery.decree-drafted.v1": z.strictObject({ kind: z.string(), lines: z.int(), totalRupiah: z.string() }),
  "delivery.decree-changed.v1": z.strictObject({ fields: z.array(z.string()) }),
  "delivery.decree-line-changed.v1": z.strictObject({
    line: z.int(),
    act: z.enum(["added", "changed", "removed", "withdrawn", "replaced"]),
    reason: z.string(),
  }),
  "delivery.reconciliation-asked.v1": z.strictObject({ batchId: z.uuid() }),
  "delivery.finding-resolved.v1": z.strictObject({
    findingId: z.uuid(),
    kind: z.string(),
    resolution: z.string(),
  }),
  "delivery.findings-resolved.v1": z.strictObject({
    kind: z.string(),
    resolution: z.string(),
    count: z.int(),
    reason: z.string(),
  }),
  "delivery.decree-submitted.v1": Figures,
  "delivery.decree-checked.v1": z.strictObject({ number: z.string(), listSha256: z.string() }),
  "delivery.decree-returned.v1": z.strictObject({ reason: z.string() }),
  "delivery.decree-signed.v1": z.strictObject({
    number: z.string(),
    pdfSha256: z.string(),
    ...Figures.shape,
  }),
  "delivery.decree-cancelled.v1": z.strictObject({ reason: z.string() }),
});
