import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { PlaceCode } from "#platform/kernel/place-code.ts";
import { ProgrammeCodeText } from "./enrolment-shapes.ts";
import { PeriodText, RupiahText } from "./shapes.ts";

/**
 * Selects recipients from those the assessment of the period calls eligible, by the programme's ranking, up to the quota
 * of each kabupaten/kota and the ceiling. Long work, shown under the bell.
 */
export const startSelection = commandContract({
  name: "delivery.start-selection",
  method: "POST",
  path: "/delivery/selections",
  summary: "Select recipients by ranking under quota and ceiling.",
  permission: "delivery.selection.prepare",
  scope: "area",
  input: z.strictObject({
    programmeCode: ProgrammeCodeText,
    period: PeriodText,
    placeCode: PlaceCode,
    title: z.string().trim().min(3).max(200),
    budgetId: z.uuid().nullable().default(null),
    /** Null = the programme's own ceiling, if it has one. */
    ceilingRupiah: RupiahText.nullable().default(null),
    /** Kabupaten/kota → units; left out = the programme's own quota. */
    quota: z.record(z.string().regex(/^\d{4}$/), z.int().min(0)).default({}),
    /** Only those a region proposed for this programme and period. */
    fromProposals: z.boolean().default(false),
  }),
  output: z.strictObject({ selectionId: z.uuid(), batchId: z.uuid() }),
  errors: {
    PLACE_OUTSIDE_AREA: 404,
    BUDGET_NOT_FOUND: 404,
    PROGRAMME_NOT_IN_FORCE: 409,
    NOT_ASSESSED: 409,
  },
});
