import { z } from "zod";
import { queryContract } from "#platform/kernel/contract.ts";
import { selectionMarks } from "./selection-shapes.ts";
import { RupiahText } from "./shapes.ts";

/** Lines of a selection by kabupaten/kota and rank; numbers masked, officers' changes with their reason. */
export const listSelectionLines = queryContract({
  name: "delivery.list-selection-lines",
  method: "GET",
  path: "/delivery/selections/:selectionId/lines",
  summary: "Lines of a selection.",
  permission: "delivery.selection.read",
  scope: "area",
  personal: true,
  input: z.strictObject({
    selectionId: z.uuid(),
    mark: z.enum([...selectionMarks, "changed"]).optional(),
    regionCode: z
      .string()
      .regex(/^\d{4}$/)
      .optional(),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.strictObject({
    lines: z.array(
      z.strictObject({
        subjectId: z.uuid(),
        familyId: z.uuid().nullable(),
        regionCode: z.string(),
        name: z.string(),
        nikMasked: z.string().nullable(),
        placeLabel: z.string(),
        rank: z.int().nullable(),
        rankValues: z.array(z.union([z.number(), z.null()])),
        amountRupiah: RupiahText,
        mark: z.enum(selectionMarks),
        because: z.string(),
        changedBy: z.string().nullable(),
        changedAt: z.iso.datetime().nullable(),
      }),
    ),
    total: z.int(),
    next: z.uuid().nullable(),
  }),
  errors: { SELECTION_NOT_FOUND: 404 },
});
