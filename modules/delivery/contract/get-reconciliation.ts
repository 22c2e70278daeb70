import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { FindingKindText } from "./decree-shapes.ts";
import { RupiahText } from "./shapes.ts";

/** Figures of a reconciliation: per kabupaten/kota and per kind of finding. */
export const getReconciliation = queryContract({
  name: "delivery.get-reconciliation",
  method: "GET",
  path: "/delivery/decrees/:decreeId/reconciliation",
  summary: "Figures of a decree's reconciliation.",
  permission: "delivery.finding.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ decreeId: z.uuid() }),
  output: z.strictObject({
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
        open: z.int(),
        resolved: z.int(),
      }),
    ),
    kinds: z.array(z.strictObject({ kind: FindingKindText, open: z.int(), resolved: z.int() })),
  }),
  errors: { DECREE_NOT_FOUND: 404 },
});
