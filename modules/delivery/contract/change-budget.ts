import { z } from "zod";
import { commandContract } from "#platform/kernel/contract.ts";
import { ReasonText, RupiahText } from "./shapes.ts";

/** Changes title and ceiling of a budget line (pergeseran, perubahan APBD); codes and year stay for ever. */
export const changeBudget = commandContract({
  name: "delivery.change-budget",
  method: "PUT",
  path: "/delivery/budgets/:budgetId",
  summary: "Change title or ceiling of a budget line.",
  permission: "delivery.budget.change",
  scope: "none",
  input: z.strictObject({
    budgetId: z.uuid(),
    baseRevision: z.int(),
    title: z.string().trim().min(3).max(200),
    ceilingRupiah: RupiahText,
    reason: ReasonText,
  }),
  output: z.strictObject({ revision: z.int() }),
  errors: {
    BUDGET_NOT_FOUND: 404,
    BUDGET_REVISED: 409,
    /** Details: { usedRupiah, ceilingRupiah } */
    CEILING_BELOW_USE: 409,
  },
});
