import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { FindingKindText } from "./decree-shapes.ts";
import { findingStages } from "./finding-kinds.ts";
import { RupiahText } from "./shapes.ts";

/**
 * Figures of a reconciliation: per kabupaten/kota and per kind of finding. Of a signed decree those of the delivery
 * (what was paid, came back, was handed over) unless the list's are asked for.
 */
export const getReconciliation = queryContract({
  name: "delivery.get-reconciliation",
  method: "GET",
  path: "/delivery/decrees/:decreeId/reconciliation",
  summary: "Figures of a decree's reconciliation.",
  permission: "delivery.finding.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ decreeId: z.uuid(), stage: z.enum(findingStages).optional() }),
  output: z.strictObject({
    stage: z.enum(findingStages),
    /** When the signed decree was last compared with payments and hand-overs. */
    deliveryCheckedAt: z.iso.datetime().nullable(),
    proposed: z.int(),
    lines: z.int(),
    duplicates: z.int(),
    open: z.int(),
    resolved: z.int(),
    regions: z.array(
      z.strictObject({
        regionCode: z.string(),
        label: z.string(),
        proposed: z.int(),
        lines: z.int(),
        duplicates: z.int(),
        totalRupiah: RupiahText,
        paid: z.int(),
        paidRupiah: RupiahText,
        /** Came back and neither sent again nor given to the treasury. */
        returned: z.int(),
        handedOver: z.int(),
        open: z.int(),
        resolved: z.int(),
      }),
    ),
    kinds: z.array(
      z.strictObject({
        kind: FindingKindText,
        stage: z.enum(findingStages),
        title: z.string(),
        sentence: z.string(),
        remedy: z.string(),
        open: z.int(),
        resolved: z.int(),
      }),
    ),
  }),
  errors: { DECREE_NOT_FOUND: 404 },
});
