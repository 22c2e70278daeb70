import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ReasonText, RupiahText } from "./shapes.ts";

/**
 * Drafts a decree: its list is copied by name and address, so that the registry's later changes do not touch it.
 * "selection" copies who was selected or added; "list" copies a list that was sent in as a decree's list; "amending"
 * begins an empty list that grants and withdraws on top of a signed decree.
 */
export const draftDecree = commandContract({
  name: "delivery.draft-decree",
  method: "POST",
  path: "/delivery/decrees",
  summary: "Draft a decree from a selection, a list, or to amend a signed one.",
  permission: "delivery.decree.prepare",
  scope: "area",
  input: z.strictObject({
    from: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("selection"), selectionId: z.uuid() }),
      z.strictObject({ kind: z.literal("list"), listId: z.uuid() }),
      z.strictObject({
        kind: z.literal("amending"),
        decreeId: z.uuid(),
        /** Why the signed decree is changed; stands in "menimbang". */
        because: ReasonText.optional(),
      }),
    ]),
    title: z.string().trim().min(5).max(200),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    budgetId: z.uuid().nullable().default(null),
    /** Total that the budget's paper names, kept apart from the sum of the list. */
    announcedRupiah: RupiahText.nullable().default(null),
  }),
  output: z.strictObject({ decreeId: z.uuid(), lines: z.int() }),
  errors: {
    SELECTION_NOT_FOUND: 404,
    PROPOSAL_LIST_NOT_FOUND: 404,
    DECREE_NOT_FOUND: 404,
    SELECTION_NOT_OPEN: 409,
    LIST_NOT_FOR_DECREE: 409,
    DECREE_NOT_SIGNED: 409,
    PROGRAMME_NOT_IN_FORCE: 409,
    DATES_REVERSED: 422,
    BUDGET_NOT_FOUND: 404,
  },
});
