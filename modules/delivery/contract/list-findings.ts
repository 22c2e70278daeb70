import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { FindingKindText, LineView } from "./decree-shapes.ts";
import { findingStages, resolutions } from "./finding-kinds.ts";
import { RupiahText } from "./shapes.ts";

export const findingStates = ["open", "resolved", "gone"] as const;

/** Which findings: the same filter that a bulk resolution takes. */
export const FindingFilter = z.strictObject({
  kind: FindingKindText.optional(),
  regionCode: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
});

export const FindingView = z.strictObject({
  findingId: z.uuid(),
  kind: FindingKindText,
  regionCode: z.string(),
  placeLabel: z.string(),
  state: z.enum(findingStates),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  line: LineView.nullable(),
  /** The line it stands against: the first of two, or the region's proposal. */
  other: LineView.nullable(),
  /** The payment it is about; numbers masked. */
  payment: z
    .strictObject({
      reference: z.string(),
      state: z.string(),
      name: z.string(),
      nikMasked: z.string().nullable(),
      accountMasked: z.string().nullable(),
      amountRupiah: RupiahText,
      period: z.string(),
      stage: z.string(),
      batchId: z.uuid(),
      batchNumber: z.int(),
    })
    .nullable(),
  resolution: z.enum(resolutions).nullable(),
  reason: z.string().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  resolvedBy: z.string().nullable(),
  canRemove: z.boolean(),
});
export type FindingView = z.infer<typeof FindingView>;

/** Findings of a decree with both sides, page by page, in order of kind. */
export const listFindings = queryContract({
  name: "delivery.list-findings",
  method: "GET",
  path: "/delivery/decrees/:decreeId/findings",
  summary: "Findings of a decree.",
  permission: "delivery.finding.read",
  scope: "area",
  personal: true,
  input: z.strictObject({
    decreeId: z.uuid(),
    ...FindingFilter.shape,
    stage: z.enum(findingStages).optional(),
    state: z.enum(findingStates).default("open"),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.strictObject({ findings: z.array(FindingView), total: z.int(), next: z.uuid().nullable() }),
  errors: { DECREE_NOT_FOUND: 404 },
});
