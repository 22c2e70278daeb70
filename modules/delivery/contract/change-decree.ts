import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { decreeErrors, PaperWords } from "./decree-shapes.ts";
import { RupiahText } from "./shapes.ts";

/** Changes what a draft says beside its list: title, days, budget line, announced total, words of the paper. */
export const changeDecree = commandContract({
  name: "delivery.change-decree",
  method: "PUT",
  path: "/delivery/decrees/:decreeId",
  summary: "Change a draft decree.",
  permission: "delivery.decree.prepare",
  scope: "area",
  input: z.strictObject({
    decreeId: z.uuid(),
    baseRevision: z.int(),
    title: z.string().trim().min(5).max(200),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    budgetId: z.uuid().nullable(),
    announcedRupiah: RupiahText.nullable(),
    paper: PaperWords,
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: { ...decreeErrors, DATES_REVERSED: 422, BUDGET_NOT_FOUND: 404 },
});
