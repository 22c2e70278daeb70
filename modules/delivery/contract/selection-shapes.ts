import { z } from "zod";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { PeriodText, RupiahText } from "./shapes.ts";

export const selectionStates = ["working", "open", "used", "cancelled", "failed"] as const;
export const selectionMarks = ["selected", "reserve", "added", "removed"] as const;

export const SelectionRow = z.strictObject({
  selectionId: z.uuid(),
  programmeCode: z.string(),
  programmeTitle: z.string(),
  period: PeriodText,
  placeCode: PlaceCode,
  placeLabel: z.string(),
  title: z.string(),
  state: z.enum(selectionStates),
  /** Selected and added, less removed. */
  chosen: z.int(),
  reserves: z.int(),
  totalRupiah: RupiahText,
  madeAt: z.iso.datetime(),
});
export type SelectionRow = z.infer<typeof SelectionRow>;

export const selectionErrors = { SELECTION_NOT_FOUND: 404, SELECTION_NOT_OPEN: 409 } as const;
