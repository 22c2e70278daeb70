import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { SelectionRow } from "./selection-shapes.ts";
import { RupiahText } from "./shapes.ts";

/** One selection: what fills the quota of each kabupaten/kota, and what officers changed by hand. */
export const getSelection = queryContract({
  name: "delivery.get-selection",
  method: "GET",
  path: "/delivery/selections/:selectionId",
  summary: "One selection.",
  permission: "delivery.selection.read",
  scope: "area",
  personal: false,
  input: z.strictObject({ selectionId: z.uuid() }),
  output: SelectionRow.extend({
    unit: z.string(),
    fromProposals: z.boolean(),
    tieRule: z.string(),
    ceilingRupiah: RupiahText.nullable(),
    batchId: z.uuid().nullable(),
    errorCode: z.string().nullable(),
    regions: z.array(
      z.strictObject({
        regionCode: z.string(),
        label: z.string(),
        quota: z.int().nullable(),
        selected: z.int(),
        added: z.int(),
        removed: z.int(),
        reserves: z.int(),
        totalRupiah: RupiahText,
      }),
    ),
    decreeId: z.uuid().nullable(),
    canChange: z.boolean(),
    revision: z.int(),
  }),
  errors: { SELECTION_NOT_FOUND: 404 },
});
